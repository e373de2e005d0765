"""What officers do: the verbs of actions, and the light words around them."""

# Verbs that mean the same in an action. They say little about its subject, so they weigh little.
VERBS = """
circulate | share | send round | send around | send out | send | distribute | disseminate |
    forward | e-mail | email | pass on | pass to | issue | cascade | pass round | send on |
    hand out | mail out | give out
arrange | organise | organize | set up | schedule | convene | plan for | put on | hold | host |
    lay on | fix up | book in | diarise | call
produce | draft | prepare | write up | draw up | develop | create | compile | compose | devise |
    design | put together | pull together | work up | author | formulate | construct |
    generate | come up with | design and build
write | letter to | letter from | letter | send a letter | letter to go
review | look again | look again at | revisit | reconsider | re-examine | reassess | re-assess |
    audit | take stock
update | refresh | revise | amend | alter | modify | bring up to date | keep up to date |
    up to date | redraft | rewrite | current | up-to-date | rework | edit
explore | look into | investigate | examine | look at | consider | scope | research | enquire |
    inquire | explore options | find out | look in to | study | scoping | think about |
    give thought to | weigh up | what is behind | analyse | analyze | what lies behind |
    dig into | assess | gauge
provide | supply | present | bring | give | submit | report on | bring back | report back |
    feed back | feedback | table | offer | deliver a report | set before | show | demonstrate |
    furnish | make available | available | let have | report | return | hand over |
    give a presentation | presentation | bring a paper | tell
recruit | appoint | nominate | identify | find | name | put forward | select | hire | take on |
    choose | source | locate | designate | engage | pick | single out | secure | get hold |
    someone to sit | sit on
agree | approve | sign off | confirm | endorse | ratify | finalise | finalize | accept | adopt |
    authorise | authorize | clear | reach agreement | give approval | come to an agreement |
    formally agree | signed off
seek | obtain | ask for | get | request | acquire | apply for | gain | gather | collect |
    collate | ask | call for | press for
consult | seek views | seek the views | get views | gather views | canvass | sound out |
    ask opinion | views of | take views | seek feedback | obtain feedback | engage with |
    hear from | hear the views | survey views | opinion
publish | put online | on the website | on the web | put on the website | upload | post online |
    place online | web page | website | online | make public | publicise | publicize | promote |
    advertise | put up | make known | launch
commission | procure | contract for | buy in | tender for | tender | instruct | outsource |
    go out to tender | purchase | buy | order in
extend | renew | prolong | lengthen | roll forward | continue | carry on | keep going |
    roll over | retain | maintain
roll out | deliver | implement | introduce | put in place | put into practice | bring in |
    start | begin | establish the | embed | run | provide for | put into effect |
    carry forward | enact | adopt use
invite | invitation | extend an invitation | ask along | send an invitation
add | include | insert | put on the agenda | make | incorporate | append
remove | take off | delete | take down | take out | strip out | uninstall | get rid of | drop
install | fit | put in | erect | set in place
replace | repair | correct | rectify | put right | fix | mend | restore | make good | swap |
    change
monitor | track | oversee | keep under review | keep an eye on | keep watch | watch | follow |
    keep track | supervise
check | verify | make sure | ensure | establish whether | see whether | see if | check whether |
    find out whether | satisfy | check if | establish if | establish | ascertain | determine |
    work out
clarify | set out | explain | make clear | spell out | define | describe | set down | outline
meet | meet with | have a meeting | get together | sit down with | liaise | liaise with |
    talk to | speak to | speak with | talk with | contact | discuss | have a conversation |
    get in touch | discuss with | approach | reach out | catch up with | hold discussions |
    link with | link in with | link up with | make contact | ring | telephone | call up |
    have a word
raise | take up | escalate | flag | bring to the attention | highlight | draw attention |
    refer to | bring up | draw to the attention
invest | pay for | meet the cost | bankroll
coordinate | join up | bring together | align | co-ordinate | dovetail | harmonise | line up
map | mapping exercise | map out | chart | mapping
train | training | upskill | teach | training session | training course | deliver training
test | try out | trial | pilot | exercise | table-top exercise | desktop exercise | rehearse
improve | strengthen | enhance | better | boost | raise the standard | bolster | reinforce
reduce | cut | lower | bring down | decrease | curb | lessen | drive down | minimise
increase | rise | expand | grow | go up | step up | scale up | more of | widen | broaden
close | shut | close down | shut down | close off | seal off | gate off
open | reopen | re-open | open up
complete | finish | conclude | fill in | fill out | wrap up
attend | go to | be present | come to | take part | participate | join | attendance
notify | inform | advise | let know | alert | make aware | brief | update on | tell about
respond | reply | answer | response
breakdown | break down
negotiate | bargain | broker
remind | chase | prompt | nudge | follow up
encourage | urge | persuade | lobby
compare | comparison | benchmark
decide | settle | resolve | make a decision
assign | allocate | earmark
speed up | accelerate | expedite | fast track
"""

# Words that carry a verb or a sentence and say nothing of their own.
LIGHT = """
a an the this that these those its their our his her your it they we he she who whom whose which
what how when where why whether if of for to in on at by with from into onto about regarding
concerning respect around over under upon within without across through throughout between among
against towards toward per via as than then so such and or but nor not be is are was were been
being am has have had having do does did done doing will would shall should can could may might
must need needs needed please also again both all any each every some more most other another
further additional extra new up out off back down there here now still just only very much many
how's carry carried carrying undertake undertaken conduct conducted perform take taking cover
covering relating related relation regard regards connection including order view possible
potential available necessary appropriate relevant respective own once cause caused help helped
work working use using going go become whichever etc eg ie s t ensure ensuring enable enabling
allow allowing light lieu ahead able look looking matter matters issue issues item items thing
things set sets put puts act way ways side sides behalf basis kind sort part parts level wide
based joint jointly
"""
