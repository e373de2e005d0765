"""Who does it: agencies, posts and ranks that open an action; words that rule each other out."""

# Agencies and posts that open an action as its lead ("Police to provide ...").
AGENCIES = """
police | met police | metropolitan police | the met | mps | constabulary
fire and rescue | fire | fire service | fire brigade
probation
public health
adult social care
children's services
integrated care board
housing | housing service | housing team
licensing | licensing team
highways | highways team | highways authority
environmental health
trading standards
education | education service
council | local authority | county council | borough council | city council | district council
youth offending service
police and crime commissioner
home office
cps | crown prosecution service
nhs | health
planning | planning team
libraries | library service
communications team
legal
parks | parks team
enforcement | enforcement team
voluntary sector
hospital trust | hospital | nhs trust | acute trust
ambulance service
schools
"""

# A lead of several words ends with one of these, begins with a rank, or speaks of everybody.
ROLES = """
chair vice-chair chairman chairperson deputy manager officer officers director lead leads leader
head commissioner coordinator co-ordinator analyst secretary clerk support team unit service
services member members partner partners agency agencies board group forum panel partnership
subgroup sub-group superintendent commander inspector sergeant constable supt insp sgt pc dcs dci
ds ci chief cllr councillor councillors trust authority council department directorate
representative representatives rep reps chairs colleagues staff all everyone headteacher
headteachers adviser advisor administrator department committee office executive minister mayor
organisations
"""
EVERYBODY = (
    "all each every everyone both members partners agencies partner agency member board group"
)

# Two actions that differ in these do not say the same, however alike they read.
CONTRASTS = """
north northern | south southern | east eastern | west western | central
upper | lower
inner | outer
install add insert | remove delete withdraw
open opening reopen | close closing closure shut
increase more rise | reduce decrease cut fewer fall reduction
start begin launch | stop end cease
spring | summer | autumn | winter
adult adults | child children young youth
primary | secondary | nursery
men male boys | women female girls
victim | offender
internal | external
morning | afternoon | evening
weekly | fortnightly | monthly | quarterly | annual | termly
monday | tuesday | wednesday | thursday | friday | saturday | sunday
indoor | outdoor
urban | rural
burglary | robbery | theft | arson | fraud
"""
