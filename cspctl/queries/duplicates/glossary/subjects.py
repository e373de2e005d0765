"""What actions are about: harm, places, people and papers of the trade, with their short forms."""

SUBJECTS = """
public spaces protection order | pspo | public space protection order
anti-social behaviour | asb | anti social behaviour | nuisance behaviour | antisocial behaviour
asb case review | community trigger | anti-social behaviour case review | asb community trigger
violence against women and girls | vawg
domestic abuse | domestic violence | da | dv | domestic violence and abuse | dva
domestic homicide review | dhr | domestic abuse related death review
domestic abuse partnership board | dapb
multi-agency risk assessment conference | marac
multi-agency public protection arrangements | mappa
multi-agency safeguarding hub | mash
independent domestic violence advisor | idva | idvas | independent domestic violence adviser
independent sexual violence advisor | isva | independent sexual violence adviser
terms of reference | tor | tors
single point of contact | spoc | named contact | point of contact
memorandum of understanding | mou
service level agreement | sla
information sharing agreement | isa | information-sharing protocol | data sharing agreement |
    data sharing protocol | information sharing protocol | isp | data-sharing protocol |
    protocol for sharing information | information-sharing agreement | sharing agreement |
    data sharing arrangement | sharing information | sharing data | share information |
    share data | data sharing | information sharing
data protection impact assessment | dpia | privacy impact assessment
equality impact assessment | eia | eqia | equalities impact assessment
joint strategic needs assessment | jsna
needs assessment | assessment of need | needs analysis
strategic assessment | strategic needs assessment
key performance indicator | kpi | indicator | performance measure | performance indicator |
    key measure | headline indicator | headline measure
dashboard | performance dashboard | scorecard
risk register | register of risks | risk log
action log | action tracker | log of actions | action list
forward plan | work programme | forward work programme
minutes | minutes of the meeting | notes of the meeting
membership | who sits on
community safety partnership | csp
safer neighbourhood board | snb
safer neighbourhood team | snt | safer neighbourhoods team
health and wellbeing board | hwb | hwbb
youth offending service | youth justice service | yos | yjs | youth offending team | yot
integrated offender management | iom
house in multiple occupation | hmo | houses in multiple occupation |
    houses of multiple occupation | house of multiple occupation
closed circuit television | cctv | cctv camera | surveillance camera | security camera | camera
automatic number plate recognition | anpr
body worn camera | body-worn video | bwv | body worn video | body-worn camera
stop and search | stop & search | stop search
out of court disposal | oocd | out of court resolution
community protection notice | cpn
criminal behaviour order | cbo
fixed penalty notice | fpn
closure order | closure power | closure powers | closure notice
civil injunction | injunction
violence reduction unit | vru
serious violence duty | svd
serious violence | serious youth violence
county lines | county line
child criminal exploitation | cce | criminal exploitation of children |
    criminal exploitation of young people | criminal exploitation
child sexual exploitation | cse | sexual exploitation of children
modern slavery | human trafficking | modern day slavery | mds
national referral mechanism | nrm
female genital mutilation | fgm
honour based abuse | hba | honour-based violence | hbv
knife crime | knife offence | bladed article | knife carrying | knives
gun crime | firearm offence | firearms offence
hate crime | hate incident | hate offence
burglary | break-in | housebreaking | burglar
robbery | mugging
theft | stealing
shoplifting | shop theft | retail theft
retail crime | business crime
vehicle crime | car crime | vehicle theft | theft of vehicles
arson | deliberate fire | fire setting
fraud | scam | scams
drug dealing | drug supply | dealing of drugs
drug | substance | narcotic | illegal drug
alcohol | drink related | drinking
substance misuse | drug and alcohol misuse | drug misuse | substance use
street drinking | drinking in the street
naloxone kit | naloxone
spiking | drink spiking
stalking | harassment and stalking
sexual violence | sexual assault | rape and serious sexual offences | rasso
reoffending | re-offending | repeat offending | recidivism
offender | perpetrator | ex-offender
victim | survivor | those harmed | complainant
extremism | radicalisation
hotspot | hot spot | hot-spot
patrol | patrolling | foot patrol
car cruising | car meet | car-meet | street racing | boy racers | vehicle cruising
fly-tipping | illegal dumping | fly tipping | dumped rubbish | dumped waste
rubbish | litter | littering | refuse | waste
graffiti | tagging
noise | noise nuisance | noise complaint | noise nuisance complaint
complaint | grievance
rough sleeper | street homeless | rough sleeping | sleep rough | sleeping rough |
    street homelessness | people sleeping rough
homeless | homelessness | homeless person
temporary accommodation | ta
accommodation | shelter | lodging | place to stay
housing association | registered provider | registered social landlord | rsl | social landlord
tenant | renter | leaseholder
landlord | property owner
resident | local people | local resident | member of the public | members of the public |
    public | community member | citizen
estate walk | walkabout | estate walkabout | walk round | estate inspection |
    environmental visual audit | estate walk round
councillor | ward councillor | ward member | elected member | cllr | cllrs | local councillor
parish council | parish | parishes | town council
lay member | community representative | community rep | independent member | lay representative
representative | rep | reps
headteacher | school head | head teacher | school leader | principal
school | academy
pupil | student | schoolchild | learner | young learner
student accommodation | student area | student neighbourhood | student housing
young people | young person | youth | teenager | adolescent | youngster | youths
child | children | kid | minor
under 18 | under-18 | under eighteen
parent | carer of a child | mother and father | parent and carer
older people | elderly | older person | older adult | pensioner | elderly people
taxi driver | cabbie | cab driver | minicab driver | private hire driver | taxi drivers
door staff | door supervisor | bouncer | doorman
licensee | licence holder | publican | premises licence holder | pub landlord
licensed premises | pub | bar | public house
street lighting | street light | lighting | streetlight | lamp column | street lamp | lamp post
footpath | path | walkway | footway | pavement
alleyway | alley | ginnel | passageway | back lane
car park | parking area
playground | play area | children's play area
park | open space | green space | recreation ground
town centre | high street | city centre
leisure centre | sports centre
youth centre | youth club | youth hub
bus station | bus interchange
railway station | train station
behind | rear of | back of | to the rear of | at the back of | rear
broken | faulty | damaged | not working | defective | out of order
money | funding | fund | funds | finance | source of money | cash | source of funding |
    resourcing | financial
budget | spending plan
cost | price | expense | costing
expenditure | spend | spending
contract | agreement with provider
refurbishment | refurb | renovation | upgrade
site | location | land | venue | place
property | premises | address | building
post | role | vacancy | position | job
staff shortage | staffing shortage
shortage | lack | shortfall | scarcity | dearth
non-attendance | lack of attendance | absence | failure to attend | not attending |
    nonattendance | poor attendance
escalation route | escalation | escalation process | escalation pathway | how are escalated
referral pathway | referral route | pathway | care pathway | route for referrals
referral | refer | signposting
support service | support provision | support | help available | services for
gap in provision | gap | unmet need
consultation | engagement exercise
survey | questionnaire | poll
leaflet | flyer | pamphlet | information sheet
poster | notice
newsletter | bulletin
communications | comms | communication | message | messaging | media | publicity | press
communications plan | comms plan | communication plan | communications strategy | media plan |
    comms strategy
campaign | awareness campaign
social media | facebook and twitter
press release | media release | news release
lessons learned | lessons learnt | debrief | lesson learned | learning review | learning from |
    after action review
evaluation | evaluate | appraise | appraisal
business case | case for investment
legal advice | advice from legal | advice from lawyers | counsel's opinion | legal opinion
legal | lawyer | solicitor | legal services
voluntary sector | vcs | vcse | third sector | voluntary and community sector |
    community and voluntary sector | vcs organisation | voluntary organisation | charity |
    voluntary group | voluntary sector organisation | community group
volunteer | volunteering
faith group | religious group | faith leader | faith community | places of worship
business | trader | shopkeeper | retailer | local business
employer | firm | company
care home | residential home | nursing home
foster carer | foster parent
looked after child | child in care | looked-after children | children looked after |
    cared for children | children in care
care leaver | care experienced young people
special educational needs and disabilities | sen
education health and care plan | ehcp | ehc plan
adverse childhood experience | ace | aces
trauma informed | trauma-informed practice | trauma-informed
mental health | mental ill-health | mental illness
child and adolescent mental health services | camhs
suicide prevention | preventing suicide
accident and emergency | a&e | emergency department | casualty
hospital discharge | discharge from hospital | delayed discharge | discharge delay |
    delayed transfer of care
gp practice | gp surgery | doctor's surgery | general practice | gp | family doctor
vaccination | jab | immunisation | vaccine | inoculation
ambulance service | ambulance trust
disability | disabled people | disabled person
equality | equalities | edi | equality and diversity | diversity
black and minority ethnic | bame | bme | ethnic minority | global majority
lgbt | lgbtq | lgbt+ | lesbian gay bisexual and transgender
gypsy and traveller | gypsies and travellers | traveller | travellers |
    gypsy roma and traveller | grt
asylum seeker | refugee | people seeking asylum
unauthorised encampment | illegal encampment
safeguarding adults board | sab
safeguarding children partnership | scp | lscp | safeguarding children board | lscb
local resilience forum | lrf
road safety | casualty reduction
speeding | speed of traffic | speed limit
electric scooter | e-scooter | escooter
bicycle | bike | cycle | pedal cycle
vehicle | car | motor vehicle
motorbike | moped | motorcycle | off-road bike | quad bike
dog fouling | dog mess
neighbourhood watch | nhw
fire and rescue | fire service | fire and rescue service | fire brigade | frs | fire authority
fire safety | fire prevention
police and crime commissioner | pcc | opcc | office of the police and crime commissioner
probation | probation service | nps | community rehabilitation company | crc
community payback | unpaid work
youth justice board | yjb
youth diversion | diversion scheme | diversionary activity
restorative justice | rj | restorative approach
integrated care board | icb | clinical commissioning group | ccg
adult social care | asc | adult services | adult social services
children's services | children's social care | csc | children social care
public health | public health team
environmental health | environmental health team
trading standards | trading standards service
job centre | jobcentre | dwp | department for work and pensions
registered manager | home manager
underage | under-age | minors drinking
task and finish group | t&f group | task & finish group | task and finish
tabletop exercise | table-top
annual general meeting | agm
freedom of information | foi
subject access request | sar
serious case review | scr | child safeguarding practice review | cspr
safeguarding adult review | safeguarding adults review
general data protection regulation | gdpr
request for proposal | invitation to tender | itt
recommendation | proposal | recommend | propose | suggest | suggestion
target | goal | objective
deadline | due date
deputy | substitute | stand-in | alternate
chair | chairman | chairperson | chairwoman
vice-chair | deputy chair | vice chair
frontline | front-line | front line
"""
