"""The general nouns of board business: they recur in every log and tell few actions apart."""

GENERIC = """
report | paper | briefing note | briefing paper | written report | note | cover report |
    position statement | short paper | summary report
data | figures | figure | statistics | stats | numbers of | information | info | intelligence |
    dataset | analysis of data | number
meeting | board meeting | board | partnership board | session of the board | the partnership |
    partnership
update on progress | progress | how is going | how are going | progress report |
    progress update | progress on | status update | state of play
next meeting | next board | next board meeting | next partnership meeting | following meeting |
    forthcoming meeting
member | board member | partnership member | representative of the board
plan | action plan | work plan | workplan | programme of work | delivery plan
agenda | agenda item | standing item | standing agenda item | standing agenda |
    item on the agenda
session | briefing | event | seminar | workshop | awareness session | learning event |
    briefing session | training event
option | possible source | alternative | choice | options appraisal | options paper
agency | partner | partner agency | organisation | each agency | partner organisation | body |
    stakeholder
group | sub-group | subgroup | sub group | working group | delivery group | working party
service | provision | scheme | project | programme | initiative
lead | lead officer | point person | owner
policy | procedure | protocol | process | guidance | standard operating procedure | sop |
    guideline | arrangement | arrangements
strategy | strategic plan
document | documentation
detail | particular
area | neighbourhood | locality | district | locale
local | locally | borough | borough wide | borough-wide
list | schedule of | register of
comment | remark | observation
result | finding | outcome | conclusion
use | usage | uptake | utilisation
team | unit | officer | staff | colleague | worker | employee
annual | yearly | each year | every year
monthly | each month | every month | month by month
quarterly | each quarter | every quarter
weekly | each week | every week
"""
