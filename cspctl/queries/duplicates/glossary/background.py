"""How common words are in the papers of the field.

Counted in the published pack of a community safety partnership, a citizens' assembly's report and a
serious violence strategy: in how many of 3,000 sentences and table cells a word stands in any form.
Names of people and places are left out. It tells rare words from common ones in a log of any size,
and right spellings from slips.
"""

# In one of 70 sentences or more.
COMMON = """
about access accessed accessing across action actions active actively activities activity address
addressed addresses addressing agree agreed agreement all also and any approach approaches are
area areas around assemblies assembly attend attendance attended attending attends available base
based bases been behaviour behaviours being better between borough boroughs build building
buildings builds but can case cases central centres chairs change changed changes changing child
children citizens close closed closely closing commit commitment commitments committed committing
communicate communicated communication communications communities community concern concerned
concerns confidence confident consultation consultations contact contacted contacting continue
continued continues continuing council counter counters crime crimes currently data date dates day
days decision decisions develop developed developing development developments discuss discussed
discussing discussion discussions domestic each effect effective effects engage engaged engagement
engaging ensure ensures ensuring evidence evident experience experiences feel feelings fire fires
first focus focused focuses focusing focussed for from front gave given group groups had has have
having health help helped helpful helping high how identified identify identifying impact impacted
impacting impacts importance important improve improved improvement improvements improving include
included includes including increase increased increases increasing information into involve
involved involvement involves involving issue issues know knowing list lists live lived lives
living local locally made make makes making manage managed management mean meaning means meet
meeting meetings member members membership met monitor monitored monitoring month monthly months
more need needed needs neighbourhood neighbourhoods new none not note noted number numbers
offender offenders offending offer offered offering offers office officer officers one online open
opened openness opportunities opportunity order orders other others our out over part partner
partners partnership partnerships parts people person personal persons place placed places plan
planned planning plans police policing process proposal proposals proposed proposing protect
protected protecting protective provide provided providers provides providing public publicity
recommendation recommendations reduce reduced reduces reducing refer referral referrals referred
report reported reporting reports resident residents respond responded respondents responding
response responses responsive review reviewed risk risks safe safely safer safety school schools
serious service services set sets share shared sharing should social some space spaces station
stations strategy street streets style such support supported supporting supportive take taken
takes taking target targeted targeting targets than that the their them themes there these they
this those through time timely times took trained training trust trusted trusting type types
understand understanding update updated updates use victim victims violence violent want wanted
wanting ward wards was way ways well were what when where which who will willing with within work
worked working works would year years young younger youth
"""

# In one of 250 or more.
USUAL = """
ability able above abuse accessible account accounts achieve achieved act acts addition additional
adult adults advice advised advising affected affecting after against agencies agency aim aimed
aims alcohol allow allowing allows along already alternative although always among analysis
antisocial anyone appropriate appropriately arrange arranged arrangements ask asked asking assess
assessment assessments associated authorities authority average aware awareness away back backs
basis because become becoming before believe below benefit benefits best blank body both boxes
bring broader broadly brought burglary business businesses call called calls camera cameras
campaign campaigns cannot capital car care carried carry carrying cause caused causes challenge
challenges channel channels check checks choice choices circumstances clear clearly closure
closures come comes coming command commissioned commissioning complete completed condition
conditions conduct conducted consider consideration considered considering contain containing
contains control controls convenient conversation conversations coordinate coordinated coordinator
cost costs could court cover covered covers create created creating criminal cross current custody
deal dealing dealt dedicated deliver delivered delivering delivery demand design designed detail
detailed details did difference different digital direct directed directly disposal dispose
disposed diverse diversity divert diverting document does doing draft draw drawn drive driving
drug drugs due during earlier early education effectively effectiveness email emergency employment
enable enables enabling encourage encouraged encouraging end ending enforcement enhancing equal
equality establish established estate estates etc event events every everyone example existing
exit exited expect expected experienced experiencing exploitation explore explored exploring
express expressed face faced facilitate facilities facility fact faith families family fear feed
feedback felt figure figures final find findings follow followed following follows force forces
form forms forum forums forward forwards found free friend friendly friends full fund funding
further future gang gangs general get getting give giving going gone good goods gov governance
government great greater greatest green ground guidance guiding hand handed happen happened
happening harm harmful hate hear heard hearing held her here highlighted highlighting hodgson hold
holding home homes hospital hospitals hour hours house housing however hubs idea ideas incident
incidents inclusion inclusive independent individual individuals inform informed informs injury
insight intelligence intentionally interaction interactions interest interested interests
intervention interventions introduction invest investigation investment its joint jointly just
justice keep keeping key knife knowledge known last lasting lbbd lead leaders leading leads learn
learning least led left level levels life like liked likely line lines link linked links located
locating location locations long look looked looking lot low main major majority many map matter
matters may media mental method methods might million minutes missing mission model most move
moved moving much multiagency must national next now objective objectives occurs off offence
offences once ongoing only operate operates operating operation operational operations option
options organisations outcomes outside overall own page pages panel panels parks participate
participating participation particular particularly pathway pathways patrol patrolling patrols per
performance perpetrator perpetrators phone pleasant please pleased point points poor poorly
position positive possible potential power powerful powers practical practice practices prefer
preferred presence present presentations presented prevent prevented preventing prevention
principles prior priorities prioritise prioritised priority probation problem problems
professionals programme programmes progress project projects promote promoted promotes promoting
properties property provision published purpose put quality quarterly question questions quick
quickly raise raised raising ran range rate rated rates reach reaching real reality really reason
reasons reassurance reassured receive received receives receiving recent recently recognise
recognising recommended recruited recruitment reduction reflect reflected reflections reflective
reflects regard regarding regular regularly related relating relation relationship relationships
release released relevant remain remaining repeat replace replaced replacement representative
representatives request requested requesting requests require required requirements resilience
resource resources respect responsibility responsible result resulting results retain retained
right role room run running safeguarded safeguarding said same satisfaction savings say saying
scheme schemes second seconds section sector sectors see seeing seek seeking selected selection
self send senior sent session sessions setting settings several sexual show showed shown shows
sign signed significant since site sites skills small smaller solutions sought speak speakers
specialist specific specifically spend spending staff start started starting stated statement
still stop strand strands strategic strengthen strengthening strong stronger strongly sub subgroup
subject success successful suggested suggestions suite suited suites sure survey surveys survivors
system systems tackle tackling talk team teams technology telephone term terms then therefore
things think throughout together tool tools topic topics total track turn turning under unit
united units used users using value valued very via view views vision visit visited visiting
visits voice voices volunteer volunteers vulnerable wait waiting watch website week weekend
weekends weekly weeks welcome welcoming wellbeing went whether while white whole why wide widely
wider without women worker workers workshop workshops written you your
"""

# Rarer, but seen three times.
KNOWN = """
accept acceptable accommodation accountability acknowledged actual actually adapt add added
addiction adequate adjusted adverse advertised advocacy affordable again age aged agenda aid alarm
align aligned almost alone alongside amber ambitions amongst amount answer answering apologies
appetite application appointed appointment approximately arising arrested assist assistance
attached attitudes awaiting background balance balanced beat became began begging begin beginning
begun behalf behind belief beneficial beyond bid bids biggest bit blocks boundary break budget
budgets built busiest buy cabinet came capacity carers caseload center certain charity childhood
choose circulated civil closer clubs cohesion cohort collaboration collaboratively collective
collectively column columns comfortable comments compared complainants complaints complex comply
comprises conclusion conflict connect connections consent consequences consistent consistently
consumption content contents contribute convened cope country county course criteria critical
culture customer cutting cycle daily damage damaging dataset daytime decided decline deemed deep
defined definition deliberation demographics demonstrate dependent deploy deployed depth
designated desk deter determine detrimental devices dialogue diaries didnt disclosures
discrimination disorder displacement disproportionately disrupt distress diversionary done dont
doors down drinking driven drivers drop duties duty earmarked ease easier easily easy educational
efficient effort efforts either else embedded emerge emerging emotional empathy enjoy enough
ensued entering entrants environment environmental environments equipped equivalent escalation
especially ethnic ethnicity evaluation even everybody everything exceptional exciting expanding
expectations expensive expert experts exposed extended extensive external extra extremely factor
factors fail fair fairly falling fantastic far fed female few fewer financial fine finished fixed
flats flexible food footfall formal framework frequency frequently frontline fulfilling fully fun
function functions gain gained gender generally generation gift girls goal got grow gun half
handlers handover happy harassment hard harder headline healthy heart heightened higher highest
him his holistic homelessness hope hosted hot hotspot hotspots households https huge human
identification ill images immediate implement implementation imposed income incorporated
incredible indicated inequalities influence inherent initial initiative initiatives injunctions
integrated integrity intend interagency intergenerational intervening interviews introducing
inviting item itself job join joining journey keen kept knew knives lack language large later
launch launched learnt lease legal legislation less letter letters liaise liaison licence
likelihood limited listen listened littering little log longer loss lost lower lunch maintain
maintained maintaining mapping marked materials matrix maximise meant measures medium men
mentoring message messages misconduct mitigate mobile moment money moped motor multi multiple
named nature navigate near nearest necessarily necessary network networks neurodivergent never
news newsletter nominals nonemergency normal notice nuisance often old older onto opinions org
organised original otherwise oversight ownership parents parties past pathfinder pathfinders peer
period persistent personally perspective perspectives phase physical piece pilot platform play
policies policy popular population pose positively post potentially premises preparation prepare
prevalence previous previously primary print prison private pro proactive proactively
professionally profile proportion proportionate prostitution protocol protocols proven publicise
pulled pulling putting quarter questioned quiet quite radio randomly rather rationale ready
receipts recognition recorded recovery red referenced register relatively removing reoffending
represent research rest restorative restrictions return revealed ride rise rising risky robust
roll root rounded route routes routine routinely satisfied saw scale scene scheduled scope score
scrutiny seamless search secondary secure seems seen sense sensitive separate separately series
serve sex shall she shift short shortlist significantly signposting similar simple single
situation situations slightly society sold solve someone something sometimes sort special
specified spitting split spot spots spread stage stakeholders standard status statutory stay steps
stories straight strength stress strict structure submit submitted successfully sufficient suicide
suitable summary supply surplus sustained sweeps swiftly systemic tablets tasked tasking tell
tension test testing text thanks themselves therapeutic theyd third thirds though thought threat
thrive told too top towards trade traditional traffic transparency transparent transport trauma
travel travelling trends trial trigger troubled truly trying twice unable underrepresented
undertaken undertaking underused unforeseen unique unless unsafe until uptake urgent urination
useful usually utilised valuable variety various vast vehicle vehicles venue version victimisation
video visibility visible visitors vital volume voluntary vote walking weapons werent wherever
whilst whoever whom wish wishes words workforce worn worried wouldnt write wrongdoing www yet
"""
