"""Ordinary words that stand for one another in the actions of any board."""

EVERYDAY = """
error | mistake | inaccuracy | fault in
quote | quotation | estimate
sign | signage | signs
rule | constitution | standing order | bylaw | by-law
warn | warning | caution people
worry | concern | unease | anxiety about
example | case study | good practice example | best practice | good practice | good news story
visit | site visit | go and see
directory | catalogue
booklet | guide | brochure | handbook | information pack | toolkit | guidebook
winter | cold weather | over the winter
dark | night | at night | after dark | night-time | night time | overnight | late at night
daytime | by day | during the day
weekend | weekends | saturdays and sundays
backlog | outstanding | overdue | waiting list | queue
delay | hold-up | lateness | slippage
trend | pattern
danger | hazard | threat | risk
injury | wound | harm
death | fatality | fatal | died
crash | collision | road traffic accident | rta | rtc | accident on the road
missing | go missing | missing person | runaway | absconder
exclusion | excluded | suspension | suspended from school
truancy | school absence | school attendance | absence from school | absent from school
employment | work opportunity | paid work
pay | wage | salary
skill | competence | capability
apprentice | apprenticeship
shop | store | retail premises
tenancy | let
eviction | evict
home | house | dwelling | household
repair work | maintenance | upkeep
damp | mould
alley gate | alleygate | alley gating | alleygating | gating | gate
fence | fencing | railing
bin | litter bin | waste bin
recycling | recycle
crossing | zebra crossing | pedestrian crossing | pelican crossing
traffic light | traffic signal
traffic | road traffic
parking | parked car | parked vehicle
bus | coach | bus service
bus stop | bus shelter
taxi | cab | minicab | private hire vehicle | hackney carriage
nightclub | club | late-night venue | night club
night-time economy | nte | evening economy
pub watch | pubwatch
festival | carnival
football match | match day | football fixture | matchday
market | street market
begging | beggar | street begging
sex work | prostitution | sex worker
cuckooing | home takeover
loan shark | illegal money lending | illegal lender
doorstep crime | rogue trader | doorstep fraud | cold caller
cyber crime | cybercrime | online crime | computer crime
online safety | internet safety | e-safety | esafety | staying safe online
bullying | cyberbullying
self-harm | self harm | self injury
overdose | drug death | drug-related death | drug related death
needle exchange | needle | syringe | sharps
treatment | rehabilitation | rehab | recovery
prison | jail | custody | custodial
prisoner | inmate | detainee
court | magistrate | crown court | bench
conviction | prosecution | prosecute
arrest | detain
sentence | sentencing
fine | penalty
interpreter | translation | translator | interpreting
carer | unpaid carer | family carer
dementia | alzheimer
patient | service user | client | customer
pharmacy | chemist | pharmacist
dentist | dental practice | dental surgery
nurse | nursing staff
social worker | social work
youth worker | detached youth worker
police community support officer | pcso
special constable | specials
warden | community warden | neighbourhood warden | patrol officer
civil enforcement officer | traffic warden | parking attendant
enforcement officer | enforcement staff
chief executive | ceo
finance director | section 151 officer | treasurer
trustee | governor
member of parliament | mp
government | ministry | whitehall
home office | home secretary
department for education | dfe
department of health | dhsc | department of health and social care
ministry of justice | moj
national health service | nhs
fire death | fatal fire | fire fatality
smoke alarm | fire alarm | smoke detector
flood | flooding
heatwave | hot weather | extreme heat
emergency plan | contingency plan | emergency planning | business continuity plan
risk assessment | assess the risk | risk assess
audit of | health check
inspection | ofsted visit | inspectorate visit | hmicfrs inspection
complaint handling | complaints procedure
translation service | interpreting service
first aid | bleed kit | bleed control kit
personal alarm | attack alarm | panic alarm | rape alarm
neighbouring | adjoining | adjacent | next door
neighbouring authority | another council | another authority | other council | other authority |
    nearby council
other area | other place | elsewhere | other borough | other force
joint | multi-agency | multi agency | partnership-wide | inter-agency
repeat | repeated | repeatedly | recurring | persistent | again and again
new | newly arrived | recently arrived | just arrived | newcomer
outgoing | standing down | retiring | departing
current position | where we are
long-term | longer term | long term
urgent | urgently | immediate | immediately | as soon as possible | asap
regular | routine | routinely | periodic
cheap | discount | reduced price | concession | cheaper
success | achievement | good news | accomplishment
failure | shortcoming | weakness
obstacle | barrier | difficulty | problem | challenge
benefit | advantage
effect | impact | affect | effectiveness | consequence
demand | volume of demand | caseload | workload
saving | efficiency | cost reduction
bid | submit a bid | application | submit an application | apply | apply for funding |
    put in a bid | bid for
sponsor | sponsorship
gift | donation | donate
insurance | insured | insure | cover for liability
equipment | kit | gear
material | learning material
lone worker | work alone | working alone | lone working
older volunteer | volunteer driver
mentor | mentoring | buddy
role model | champion | ambassador
leader | head of
hub | centre | drop-in | space
helpline | hotline | phone line | advice line
appointment slot | clinic | surgery
timetable | timeline | timescale | calendar
date | day
time | hour
response time | time to respond
vote | ballot
election | elect a
seat | place on
quorum | quorate
apology | apologies for absence
interest declared | declaration of interest | register of interests
thank | express thanks | thanks | gratitude | record appreciation
welcome | induction | induct
farewell | goodbye
celebrate | celebration | mark the
award | prize
photograph | photo | picture | image
video | film | footage | clip
recording | record
form | proforma | template
questionnaire response | survey response
sticker | label
banner | display
stand | stall
tour | walk
trip | outing
right to review | review right
entitlement | right | eligibility
consent | permission
confidential | sensitive
secure storage | lock | locked
password | log-in | login
computer | laptop | device
software | system | it system | database
phone | mobile | telephone number
contact detail | contact list | phone number | contact information
out of hours | out-of-hours | emergency duty | after hours
trial run | dry run
first | initial
last | final | latest
move | relocate | shift | transfer
split | divide | apportion | share out
stop | prevent | prevention | avoid | deter
protect | safeguard | safeguarding | protection
encounter | incident | occurrence | episode
allegation | accusation
rumour | misinformation
tension | community tension | unrest
disorder | disturbance | riot | trouble
gang | group offending | organised crime group
weapon | blade | offensive weapon
seizure | seized | confiscate | confiscation
search | sweep
raid | warrant
operation | op
deployment | deploy
visible | visibility | high visibility
trust | confidence
satisfaction | experience
feel safe | feelings of safety | perception of safety | fear of crime
fairness | fair treatment | disproportionality
race | racial | ethnic
religion | faith
gender | sex
sexuality | sexual orientation
income | poverty | deprivation | hardship
fuel poverty | energy bill
food bank | foodbank | food parcel
debt | money worries
benefits advice | welfare advice | money advice
transport | travel
air quality | air pollution
climate change | global warming
energy | electricity
tree planting | plant tree
garden | gardening
allotment | growing space
library | libraries
museum | gallery
swimming pool | pool
gym | fitness
sport | sporting
music | musical
art | mural
college | further education
university | higher education
nursery | pre-school | preschool
holiday | half-term | half term | school break
after-school | after school | out of school
clean | cleansing | clean-up | cleanup | cleaning | deep clean
withdraw | drop out | pull out | disengage
sale | sell | selling
test purchase | test purchasing | spot check | mystery shopping
cell | custody suite | police cell
former | old | previous | ex | disused
vegetation | bush | hedge | overgrown | shrub | undergrowth
tree | branch
quick | swift | prompt action | rapid | faster
big | large | major | significant | substantial
small | little
shorten | simplify | streamline | make it easier | make simpler
percentage | proportion | rate
average | mean
total | overall | sum
signatory | party to
correspondence | mail
bereaved | bereavement
disabled parking | blue badge
licence | permit
licensing application | licence application
closing time | closing hour | terminal hour
street cleaning | street cleansing
abandoned vehicle | abandoned car | dumped car
empty property | empty home | vacant property | derelict building | derelict
squat | squatter
hoarding | hoarder
self-neglect | self neglect
exit strategy | exit plan
handover | transition
message text | text message | sms
letter of thanks | thank in writing
news | announcement
story | article
speech | address to | speak at
speaker | guest speaker
conference | summit | symposium
panel | scrutiny panel | committee
scrutiny | overview and scrutiny
chief officer | senior officer | executive
front desk | front counter | reception | enquiry desk
opening hour | opening times
phone box | telephone kiosk
cash machine | atm
roundabout | junction
roadworks | road works
pothole | road surface
speed camera | safety camera
speed bump | traffic calming | speed hump
school run | drop-off time
bike theft | cycle theft | stolen bike
catalytic converter | catalytic converter theft
dog | canine
horse | pony
cannabis | marijuana
cocaine | crack
laughing gas | nitrous oxide
vape | vaping | e-cigarette
smoking | tobacco | cigarette
drink driving | drink-driving | drunk driving
fear | afraid | frightened
witness statement | statement from a witness
reassurance | reassure
assurance | assure
shortlist | short list
job advert | job advertisement | vacancy notice
loan | lend | borrow
"""
