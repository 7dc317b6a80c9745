"""What generated facts are made of: places, people, and what Red Cross societies report.

Everything stands in both languages. In a clause ``{}`` is the figure; ``{partner}`` and
``{person}`` are names. A list that is drawn from unevenly has the common things first.
"""

from __future__ import annotations

from typing import NamedTuple

from redcross_cli.facts.model import Area, Basis, Nouns, Text, Theme, Unit

Pair = tuple[str, str]  # Chinese, English


class Kind(NamedTuple):
    """What an indicator counts; in a county it has 10**low to 10**high of them."""

    slug: str
    theme: str
    unit: str
    measure: str
    low: float
    high: float
    basis: Basis
    title: Pair
    clause: Pair
    tags: tuple[str, ...]


class Deed(NamedTuple):
    """What an action says."""

    slug: str
    theme: str
    title: Pair
    clause: Pair
    tags: tuple[str, ...]


class Disaster(NamedTuple):
    """What relief is given after; its name stands before or behind the place's."""

    slug: str
    name: Pair
    tags: tuple[str, ...]


def _tags(text: str) -> tuple[str, ...]:
    return tuple(text.split("; "))


# Beside those of the file that ships.
THEMES = tuple(
    Theme(id, Text(*title), Text(*policy))
    for id, title, policy in (
        ("blood-and-organs", ("三献工作", "Blood, stem cells and organs"), ("推动无偿献血、造血干细胞和人体器官捐献。", "To encourage the donation of blood, stem cells and organs.")),
        ("elderly-care", ("养老服务", "Care of older people"), ("发展社区养老和照护服务。", "To develop community care for older people.")),
        ("disability", ("助残服务", "Services for people with disabilities"), ("保障残疾人平等参与。", "To let people with disabilities take part as equals.")),
        ("youth", ("青少年工作", "Youth"), ("在学校传播人道理念。", "To bring humanitarian ideas to schools.")),
        ("fundraising", ("筹资与治理", "Fundraising and governance"), ("依法公开募捐，接受社会监督。", "To raise funds lawfully and in the open.")),
    )
)  # fmt: skip

UNITS = tuple(
    Unit(id, Text(zh, en), Nouns((zh,), (en,)))
    for id, zh, en in (
        ("pieces", "件", "pieces"),
        ("vehicles", "辆", "vehicles"),
        ("tonnes", "吨", "tonnes"),
        ("schools", "所", "schools"),
        ("millilitres", "毫升", "millilitres"),
        ("beds", "张", "beds"),
        ("shops", "家", "shops and firms"),
    )
)

KINDS = (
    Kind("first-aid-certified", "life-education", "people", "人", 2, 4, "flow", ("应急救护取证培训人数", "People certified in first aid"), ("开展应急救护取证培训，受训{}", "gave certificate training in first aid to {} people"), _tags("急救; 救护员; 培训; first aid; training; certificate")),
    Kind("volunteers", "volunteering", "people", "人", 2, 4, "stock", ("注册志愿者", "Registered volunteers"), ("登记在册的志愿者有{}", "had {} registered volunteers"), _tags("志愿者; 义工; volunteer; 注册")),
    Kind("first-aid-outreach", "life-education", "person-times", "人次", 2.5, 5, "flow", ("救护知识普及人次", "First-aid outreach, person-times"), ("向公众普及应急救护知识，达{}", "shared first-aid knowledge with the public, reaching {} person-times"), _tags("急救; 普及; first aid; public education; awareness; 急救知识")),
    Kind("relief-goods-value", "humanitarian-relief", "yuan", "元", 4, 6.5, "flow", ("发放的救助物资价值", "Value of relief goods"), ("向困难群众发放救助物资，价值{}", "gave people in need relief goods worth {} yuan"), _tags("物资; 款物; 救助; relief goods; money; 钱; supplies")),
    Kind("aeds", "life-education", "devices", "台", 0.5, 2.3, "flow", ("公共场所配备的AED", "AEDs in public places"), ("在学校、车站等公共场所配备自动体外除颤仪（AED）{}", "installed {} automated external defibrillators (AEDs) in schools, stations and other public places"), _tags("自动体外除颤仪; 除颤器; AED; defibrillator; 救命神器")),
    Kind("households-visited", "humanitarian-relief", "households", "户", 1.5, 3.5, "flow", ("获慰问的困难家庭", "Households in need visited"), ("走访慰问困难家庭{}", "visited {} households in need with gifts and good wishes"), _tags("慰问; 送温暖; 困难群众; family; household; 贫困; winter relief")),
    Kind("blood-donors", "blood-and-organs", "person-times", "人次", 2, 4, "flow", ("无偿献血人次", "Blood donations, person-times"), ("动员无偿献血{}", "brought about unpaid blood donations by {} person-times"), _tags("无偿献血; 献血; blood donation; donor; 血液")),
    Kind("stem-cell-samples", "blood-and-organs", "donor-samples", "人份", 1.3, 3, "flow", ("造血干细胞新增入库", "Stem cell donor samples added"), ("采集造血干细胞志愿捐献者血样{}", "took {} samples from people willing to donate stem cells"), _tags("造血干细胞; 骨髓; stem cell; bone marrow; registry; 入库")),
    Kind("organ-pledges", "blood-and-organs", "people", "人", 1.5, 3.5, "flow", ("器官捐献新增登记", "Newly registered organ donors"), ("新增人体器官捐献志愿登记{}", "registered {} people as organ donors"), _tags("人体器官捐献; 器官捐献; organ donation; organ donor; 志愿登记; pledge")),
    Kind("quilts", "humanitarian-relief", "pieces", "件", 1.5, 3.5, "flow", ("发放的棉被", "Quilts given out"), ("向受灾和困难群众发放棉被{}", "gave out {} quilts to people struck by disaster or in need"), _tags("棉被; 被子; quilt; bedding; 救灾物资; winter")),
    Kind("community-events", "volunteering", "events", "场次", 0.7, 2.5, "flow", ("志愿服务活动场次", "Volunteer service events"), ("组织志愿服务活动{}", "organised {} volunteer service events"), _tags("志愿服务; 活动; volunteer; event; community service; 社区")),
    Kind("water-safety-reach", "life-education", "person-times", "人次", 2, 4.5, "flow", ("防溺水宣教受益人次", "Water safety education, person-times"), ("开展水域安全和防溺水宣教，受益{}", "taught water safety and how to prevent drowning to {} person-times"), _tags("溺水; 防溺水; drowning; 水域安全; water safety; swimming")),
    Kind("funds-raised", "fundraising", "yuan", "元", 4.5, 7, "flow", ("募集的善款", "Donations raised"), ("接受社会捐赠款物{}", "received {} yuan in cash and goods donated by the public"), _tags("募捐; 捐款; 善款; donation; fundraising; money; 钱; 捐赠")),
    Kind("patients-aided", "humanitarian-relief", "people", "名", 0.8, 2.5, "flow", ("获救助的大病患者", "Seriously ill patients helped"), ("救助大病患者{}", "helped {} seriously ill patients with the cost of treatment"), _tags("大病; 大病救助; patient; serious illness; medical relief; 医疗救助")),
    Kind("elderly-served", "elderly-care", "person-times", "人次", 1.5, 3.7, "flow", ("养老照护服务人次", "Care of older people, person-times"), ("为老年人提供上门照护服务{}", "cared for older people at home {} times, counted in person-times"), _tags("养老; 照护; 老年人; elderly care; older people; home care")),
    Kind("teams", "disaster-prevention", "teams", "支", 0.5, 1.5, "stock", ("红十字救援队", "Red Cross rescue teams"), ("建有红十字救援队{}", "had {} Red Cross rescue teams of all kinds"), _tags("救援队; rescue team; 应急队伍; volunteer team")),
    Kind("youth-members", "youth", "people", "人", 2, 4, "stock", ("红十字青少年会员", "Red Cross youth members"), ("有红十字青少年会员{}", "had {} youth members in its schools"), _tags("青少年; 会员; youth; member; 学校; school")),
    Kind("schools", "youth", "schools", "所", 0.7, 2, "stock", ("红十字示范学校", "Red Cross model schools"), ("建成红十字示范学校{}", "had {} schools that were named Red Cross model schools"), _tags("学校; school; 示范校; model school; education; 教育")),
    Kind("students-trained", "youth", "people", "名", 2, 4, "flow", ("接受救护培训的学生", "Pupils trained in first aid"), ("对中小学生开展救护培训，参训{}", "trained {} schoolchildren in first aid"), _tags("学生; 中小学; pupil; student; first aid; training; 校园")),
    Kind("instructors", "life-education", "people", "人", 0.7, 2.2, "stock", ("应急救护师资", "First-aid instructors"), ("有应急救护师资{}", "had {} qualified first-aid instructors"), _tags("师资; 教师; instructor; trainer; first aid; 培训师")),
    Kind("rescue-posts", "life-education", "sites", "个", 0.5, 1.8, "flow", ("建成的红十字救护站", "Red Cross first-aid posts built"), ("在景区和交通枢纽建成红十字救护站{}", "opened {} Red Cross first-aid posts at sights and transport hubs"), _tags("救护站; 景区; first-aid post; scenic area; 博爱救护站")),
    Kind("blood-volume", "blood-and-organs", "millilitres", "毫升", 4, 6, "flow", ("无偿献血总量", "Volume of blood donated"), ("组织团体无偿献血，采血{}", "held group blood drives that collected {} millilitres of blood"), _tags("献血量; 采血; blood drive; blood volume; 无偿献血; 血库")),
    Kind("stem-cell-donations", "blood-and-organs", "cases", "例", 0.4, 1.2, "flow", ("造血干细胞捐献", "Stem cell donations"), ("实现造血干细胞捐献{}", "brought about {} donations of haematopoietic stem cells"), _tags("造血干细胞; 骨髓; 捐献; stem cell; bone marrow; transplant; haematopoietic")),
    Kind("organ-donations", "blood-and-organs", "cases", "例", 0.4, 1.4, "flow", ("人体器官捐献例数", "Organ donations"), ("实现人体器官捐献{}", "facilitated {} organ donations after death"), _tags("人体器官捐献; 器官捐献; organ donation; 移植; transplant; donate")),
    Kind("corneas", "blood-and-organs", "cases", "例", 0.4, 1.3, "flow", ("眼角膜捐献", "Cornea donations"), ("协调眼角膜捐献{}", "arranged {} cornea donations, through which others see again"), _tags("角膜; 眼角膜; cornea; eye; 光明; sight")),
    Kind("body-donations", "blood-and-organs", "cases", "例", 0.3, 1.2, "flow", ("遗体捐献", "Body donations"), ("实现遗体捐献{}", "received {} bodies donated for medical teaching"), _tags("遗体; 遗体捐献; body donation; medical school; 医学教育")),
    Kind("heart-children", "humanitarian-relief", "people", "名", 0.5, 1.8, "flow", ("获救助的先心病患儿", "Children with heart disease helped"), ("救助先天性心脏病患儿{}", "helped {} children with congenital heart disease"), _tags("先心病; 先天性心脏病; 患儿; heart disease; children; 天使阳光; kids")),
    Kind("leukaemia-children", "humanitarian-relief", "people", "名", 0.5, 1.8, "flow", ("获救助的白血病患儿", "Children with leukaemia helped"), ("救助白血病患儿{}", "helped {} children with leukaemia through a hardship fund"), _tags("白血病; 患儿; leukaemia; leukemia; children; 小天使")),
    Kind("cataract-operations", "disability", "cases", "例", 0.8, 2.3, "flow", ("资助的白内障手术", "Cataract operations funded"), ("资助困难患者做白内障复明手术{}", "paid for {} cataract operations for patients from poor families"), _tags("白内障; 光明行; cataract; operation; surgery; eye")),
    Kind("wheelchairs", "disability", "pieces", "件", 0.8, 2.3, "flow", ("发放的轮椅和助行器", "Wheelchairs and walking aids"), ("向残疾人发放轮椅、助行器等辅具{}", "gave people with disabilities {} wheelchairs, walking frames and other aids"), _tags("残疾人; 轮椅; 辅具; wheelchair; disability; walking aid")),
    Kind("disabled-trained", "disability", "people", "人", 0.8, 2.3, "flow", ("参加技能培训的残疾人", "People with disabilities trained"), ("帮助残疾人参加就业技能培训，受益{}", "helped {} people with disabilities to learn a trade"), _tags("残疾人; 助残; 就业; disability; training; employment")),
    Kind("hearing-aids", "disability", "people", "名", 0.6, 2, "flow", ("适配助听器的听障儿童", "Children fitted with hearing aids"), ("为听障儿童适配助听器，受助{}", "fitted {} children who are hard of hearing with hearing aids"), _tags("听障; 助听器; hearing aid; deaf; children; 听力")),
    Kind("care-beds", "elderly-care", "beds", "张", 0.8, 2.2, "stock", ("养老机构床位", "Beds in homes for older people"), ("兴办的养老服务机构有床位{}", "ran homes for older people with {} beds"), _tags("养老院; 床位; care home; bed; nursing; 养老服务")),
    Kind("carers-trained", "elderly-care", "people", "人", 1, 2.8, "flow", ("参加照护培训的家属", "Family carers trained"), ("举办失智失能照护培训，参训家属{}", "taught {} family carers how to look after people with dementia"), _tags("照护; 失智; 失能; dementia; carer; caregiver; 培训")),
    Kind("health-checks", "elderly-care", "person-times", "人次", 1.7, 3.5, "flow", ("老年人义诊人次", "Free health checks, person-times"), ("组织老年人义诊和健康检查{}", "organised free health checks for older people, {} person-times"), _tags("义诊; 体检; health check; clinic; older people; 健康")),
    Kind("drowning-rescues", "life-education", "people", "人", 0.4, 1.5, "flow", ("成功救援的落水人员", "People rescued from the water"), ("志愿者成功救起落水人员{}", "rescued {} people from the water through its volunteers"), _tags("溺水; 落水; drowning; rescue; lifeguard; 水上救援")),
    Kind("lifebuoys", "life-education", "sets", "套", 0.8, 2.3, "flow", ("设置的水域救生设施", "Lifesaving sets at the water"), ("在河湖沿岸设置救生圈、救生杆等设施{}", "put up {} sets of lifebuoys and reach poles along rivers and lakes"), _tags("救生圈; 救生设施; lifebuoy; water safety; river; 河湖")),
    Kind("courses", "life-education", "courses", "期", 0.6, 2, "flow", ("应急救护培训班", "First-aid courses"), ("举办应急救护培训班{}", "held {} first-aid courses in workplaces, schools and villages"), _tags("培训班; 急救; course; first aid; workshop; 救护员")),
    Kind("aed-uses", "life-education", "times", "次", 0.3, 1, "flow", ("AED救人次数", "Lives saved with AEDs"), ("公共场所AED成功救人{}", "recorded {} rescues with AEDs in public places"), _tags("AED; 除颤; 心脏骤停; defibrillator; cardiac arrest; rescue")),
    Kind("ambulances", "disaster-prevention", "vehicles", "辆", 0.3, 1.1, "stock", ("救护转运车辆", "Ambulances"), ("有救护转运车{}", "ran {} ambulances for the transport of patients"), _tags("救护车; ambulance; 转运; vehicle; 急救车")),
    Kind("drills", "disaster-prevention", "events", "场次", 0.5, 1.8, "flow", ("应急救援演练场次", "Disaster drills"), ("组织应急救援演练{}", "ran {} drills for floods, fires and earthquakes"), _tags("演练; 应急; drill; exercise; preparedness; 防灾")),
    Kind("rescuers", "disaster-prevention", "people", "名", 1, 2.5, "stock", ("在册救援队员", "Rescue team members"), ("有在册救援队员{}", "had {} rescue team members on its list"), _tags("救援队员; 队员; rescuer; rescue worker; team member")),
    Kind("stock-value", "disaster-prevention", "yuan", "元", 5, 6.7, "stock", ("备灾库储备物资价值", "Value of stocks for disasters"), ("备灾库储备物资价值{}", "kept stocks for disasters worth {} yuan"), _tags("备灾; 储备; 仓库; warehouse; stockpile; preparedness")),
    Kind("hygiene-kits", "humanitarian-relief", "sets", "套", 1, 3, "flow", ("发放的家庭卫生包", "Hygiene kits given out"), ("发放家庭卫生包和赈济家庭箱{}", "gave out {} hygiene kits and family boxes"), _tags("卫生包; 家庭箱; hygiene kit; family kit; relief; 物资")),
    Kind("rice-and-oil", "humanitarian-relief", "tonnes", "吨", 0.7, 2.4, "flow", ("发放的米面粮油", "Rice, flour and oil given out"), ("发放米面粮油{}", "gave out {} tonnes of rice, flour and cooking oil"), _tags("米; 面; 粮油; rice; flour; food aid; 食品")),
    Kind("coats", "humanitarian-relief", "pieces", "件", 1.3, 3, "flow", ("发放的棉衣", "Winter coats given out"), ("发放棉衣、羽绒服{}", "gave out {} padded coats and down jackets for the winter"), _tags("棉衣; 冬衣; coat; winter; clothes; 送温暖")),
    Kind("students-aided", "humanitarian-relief", "people", "名", 1, 2.6, "flow", ("获资助的困难学生", "Pupils and students given grants"), ("资助困难家庭学生{}", "gave grants to {} pupils and students from poor families"), _tags("助学; 学生; 奖学金; grant; student; education; 资助")),
    Kind("mental-support", "humanitarian-relief", "person-times", "人次", 1.2, 3, "flow", ("心理援助人次", "Psychosocial support, person-times"), ("提供心理援助和陪伴服务{}", "gave psychosocial support {} times, counted in person-times"), _tags("心理; 心理援助; psychosocial; mental health; counselling; 陪伴")),
    Kind("grassroots-branches", "fundraising", "organizations", "个", 1, 2.3, "stock", ("基层红十字组织", "Local branches"), ("有基层红十字组织{}", "had {} local branches in villages, communities and firms"), _tags("基层组织; branch; local; 乡镇; village; community")),
    Kind("members", "fundraising", "people", "人", 2.3, 4.3, "stock", ("红十字会员", "Members"), ("有红十字会员{}", "had {} paid-up members"), _tags("会员; member; membership; 会费")),
    Kind("online-donors", "fundraising", "person-times", "人次", 2, 4.3, "flow", ("网络募捐参与人次", "Online donations, person-times"), ("网络募捐项目吸引参与{}", "raised money on the internet from {} person-times"), _tags("网络募捐; 互联网; online; crowdfunding; donation; 99公益日")),
    Kind("corporate-partners", "fundraising", "shops", "家", 0.6, 1.9, "stock", ("爱心企业", "Shops and firms that give"), ("与爱心企业{}保持长期合作", "had lasting ties with {} shops and firms that give"), _tags("企业; 爱心企业; company; partner; corporate; 合作")),
    Kind("audit-passed", "fundraising", "percent", "%", 0, 0, "stock", ("公开审计报告的基层组织比例", "Branches with a published audit"), ("已公开审计报告的基层组织占比{}", "counted {}% of its branches as having published their audit"), _tags("审计; 公开; audit; transparency; 监督; percent")),
    Kind("satisfaction", "elderly-care", "percent", "%", 0, 0, "flow", ("服务对象满意率", "Satisfaction with care"), ("调查的服务对象满意率为{}", "found that {}% of the people it cared for were satisfied"), _tags("满意率; 调查; satisfaction; survey; percent; 服务质量")),
    Kind("coverage", "life-education", "percent", "%", 0, 0, "stock", ("学校AED覆盖率", "Schools that have an AED"), ("配备AED的学校占比{}", "saw AEDs in {}% of its schools"), _tags("覆盖率; AED; coverage; school; percent; 学校")),
    Kind("family-tracing", "humanitarian-diplomacy", "cases", "例", 0.4, 1.5, "flow", ("办理的寻人转信", "Tracing cases and messages"), ("为失散家庭办理寻人转信{}", "handled {} cases of tracing and family messages"), _tags("寻人; 寻亲; tracing; family links; missing persons; 转信")),
    Kind("delegations", "humanitarian-diplomacy", "delegations", "批次", 0.4, 1.2, "flow", ("接待的来访团组", "Delegations received"), ("接待来访团组{}", "received {} delegations from other societies"), _tags("代表团; 访问; delegation; visit; exchange; 交流")),
    Kind("village-projects", "rural-revitalization", "projects", "个", 0.5, 1.7, "flow", ("乡村发展项目", "Village development projects"), ("实施乡村生计、饮水和道路项目{}", "carried out {} village projects for livelihoods, water and roads"), _tags("乡村; 生计; 饮水; village; livelihood; water; project")),
    Kind("village-clinics", "rural-revitalization", "sites", "个", 0.4, 1.4, "flow", ("援建的村卫生室", "Village clinics built"), ("援建村卫生室{}", "built or renovated {} village clinics"), _tags("卫生室; 村医; clinic; village doctor; health; 博爱卫生站")),
    Kind("village-doctors", "rural-revitalization", "people", "名", 0.7, 2.3, "flow", ("培训的乡村医生", "Village doctors trained"), ("培训乡村医生{}", "trained {} village doctors"), _tags("村医; 乡村医生; village doctor; training; rural health")),
)  # fmt: skip

# What only Chinese societies report.
CHINESE_KINDS = (
    Kind("ten-thousand-homes", "humanitarian-relief", "households", "户", 1.7, 3.5, "flow", ("“博爱送万家”受益家庭", "Ten Thousand Homes, households"), ("“博爱送万家”活动走访困难家庭{}", "brought “Fraternity to Ten Thousand Homes” to {} households"), _tags("博爱送万家; 送温暖; Spring Festival; 春节; household; Chinese New Year")),
    Kind("fraternity-homes", "rural-revitalization", "sites", "个", 0.3, 1.4, "flow", ("建成的博爱家园", "Fraternity Homes completed"), ("建成博爱家园项目点{}", "completed {} Fraternity Homes in villages and communities"), _tags("博爱家园; Fraternity Home; 社区; community; 示范点")),
    Kind("fraternity-week-reach", "life-education", "person-times", "人次", 2.3, 4.5, "flow", ("博爱周服务群众人次", "Fraternity Week, person-times"), ("在红十字博爱周服务群众{}", "reached {} person-times during Red Cross Fraternity Week"), _tags("博爱周; 世界红十字日; Fraternity Week; beneficiary; 5·8")),
    Kind("civilization-stations", "volunteering", "sites", "个", 0.6, 1.8, "stock", ("红十字志愿服务站", "Volunteer service stations"), ("在新时代文明实践中心设有红十字志愿服务站{}", "ran {} volunteer stations in civic centres"), _tags("文明实践; 服务站; volunteer; station; 志愿服务")),
)  # fmt: skip

# What is reported of a disaster, which is named before it.
RELIEF_KINDS = (
    Kind("tents", "disaster-response", "tents", "顶", 1.5, 3.5, "flow", ("搭建的帐篷", "tents put up"), ("红十字会搭建帐篷{}", "the Red Cross put up {} tents"), _tags("帐篷; tent; shelter; 安置")),
    Kind("blankets", "disaster-response", "pieces", "件", 1.7, 4, "flow", ("调拨的毛毯", "blankets sent"), ("红十字会调拨毛毯{}", "the Red Cross sent {} blankets from its warehouses"), _tags("毛毯; blanket; 救灾物资; relief")),
    Kind("evacuees", "disaster-response", "people", "人", 1.5, 4, "flow", ("转移安置的群众", "people evacuated"), ("红十字救援队转移安置群众{}", "Red Cross rescue teams evacuated {} people"), _tags("转移; 安置; evacuation; evacuee; 疏散")),
    Kind("responders", "disaster-response", "people", "名", 1, 3, "flow", ("投入的救援队员", "rescuers deployed"), ("投入红十字救援队员{}", "{} members of Red Cross rescue teams took part"), _tags("救援队员; rescuer; 救援; deployment; rescue worker")),
    Kind("relief-value", "disaster-response", "yuan", "元", 5, 7.5, "flow", ("投入的救灾款物", "relief, cash and goods"), ("红十字会投入款物价值{}", "the Red Cross gave cash and goods worth {} yuan"), _tags("救灾; 款物; money; cash and goods; 钱")),
    Kind("meals", "disaster-response", "items", "件（只、箱）", 2, 4, "flow", ("发放的食品和饮用水", "food and drinking water"), ("红十字会发放食品和饮用水{}", "the Red Cross gave out {} items of food and drinking water"), _tags("食品; 饮用水; food; drinking water; 物资")),
    Kind("disinfected", "disaster-response", "square-metres", "平方米", 3, 6, "flow", ("防疫消杀面积", "area disinfected"), ("红十字救援队完成防疫消杀{}", "Red Cross teams disinfected {} square metres"), _tags("消杀; 防疫; disinfection; 消毒; area")),
    Kind("toilets", "disaster-response", "sets", "套", 0.7, 2, "flow", ("搭建的卫生厕所", "sanitary toilets put up"), ("红十字会搭建卫生厕所{}", "the Red Cross put up {} sanitary toilets"), _tags("厕所; toilet; latrine; sanitation")),
    Kind("boats", "disaster-response", "times", "次", 0.7, 2, "flow", ("冲锋舟出动次数", "boats sent out"), ("红十字救援队出动冲锋舟{}", "Red Cross teams sent out boats {} times"), _tags("冲锋舟; boat; 水上救援; rescue")),
    Kind("arrival-time", "disaster-response", "hours", "小时", 0.3, 1.3, "flow", ("救援力量抵达用时", "time to arrive"), ("红十字救援力量用时{}抵达灾区", "Red Cross teams reached the place in {} hours"), _tags("响应时间; response time; arrival; 抵达")),
)  # fmt: skip

DISASTERS = (
    Disaster("flood", ("洪灾", "floods"), ("水灾", "洪水", "flood", "flooding")),
    Disaster("rainstorm", ("暴雨灾害", "rainstorm"), ("暴雨", "内涝", "heavy rain")),
    Disaster("typhoon", ("台风灾害", "typhoon"), ("台风", "typhoon", "storm", "风灾")),
    Disaster("earthquake", ("地震", "earthquake"), ("震灾", "earthquake", "quake")),
    Disaster("drought", ("旱灾", "drought"), ("干旱", "旱灾", "drought", "缺水")),
    Disaster("landslide", ("山体滑坡", "landslide"), ("滑坡", "泥石流", "mudslide")),
    Disaster("snowstorm", ("雪灾", "snowstorm"), ("雪灾", "冰冻", "snow", "blizzard")),
    Disaster("fire", ("火灾", "fire"), ("火灾", "山火", "fire", "wildfire")),
)

DEEDS = (
    Deed("rescuer-honoured", "life-education", ("{person}获“最美救护员”称号", "{person} named a finest first aider"), ("推荐的{person}在路边救起心脏骤停者，获“最美救护员”称号", "put forward {person}, who saved a passer-by in cardiac arrest and was named one of the finest first aiders"), _tags("最美救护员; 心脏骤停; first aider; award; 获奖; cardiac arrest")),
    Deed("agreement", "fundraising", ("与{partner}签署合作协议", "Agreement with {partner}"), ("与{partner}签署长期合作协议", "signed an agreement on lasting cooperation with {partner}"), _tags("协议; 合作; agreement; partner; 企业")),
    Deed("gift", "fundraising", ("接受{partner}捐赠", "Gift from {partner}"), ("接受{partner}捐赠的医疗设备和防护用品", "received medical equipment and protective gear from {partner}"), _tags("捐赠; 医疗设备; donation; medical equipment; gift")),
    Deed("centre-opened", "life-education", ("生命健康安全体验馆开馆", "Life-safety centre opens"), ("建成生命健康安全体验馆，免费向公众开放", "opened a centre where the public can try out first aid and learn to escape from fires and floods, free of charge"), _tags("体验馆; 生命健康; life safety; centre; 首次; first")),
    Deed("volunteer-honoured", "volunteering", ("{person}获志愿服务表彰", "Volunteer {person} honoured"), ("志愿者{person}坚持服务多年，受到表彰", "honoured the volunteer {person} for years of service"), _tags("志愿者; 表彰; volunteer; award; commendation")),
    Deed("donor-farewell", "blood-and-organs", ("{person}捐献造血干细胞", "{person} donates stem cells"), ("送志愿者{person}赴省城捐献造血干细胞，挽救素不相识的患者", "saw off the volunteer {person}, who went to the provincial capital to donate stem cells for a patient unknown to them"), _tags("造血干细胞; 捐献; stem cell; donor; bone marrow")),
    Deed("memorial", "blood-and-organs", ("遗体器官捐献者缅怀活动", "Memorial for organ donors"), ("在捐献者纪念园举行缅怀活动，向遗体和器官捐献者致敬", "held a memorial at the donors' garden in honour of those who gave their bodies and organs"), _tags("缅怀; 纪念; memorial; organ donor; 清明")),
    Deed("rules", "fundraising", ("印发捐赠款物管理办法", "Rules on donated money and goods"), ("印发捐赠款物管理办法，主动公开收支", "issued rules on money and goods donated and published its accounts"), _tags("管理办法; 制度; rules; accounts; transparency; 公开")),
    Deed("joint-notice", "disaster-prevention", ("与应急管理部门联合发文", "Joint notice with emergency management"), ("与应急管理部门联合印发文件，把社会救援力量纳入应急体系", "issued a notice together with the emergency management authority that brings civilian rescue teams into the emergency system"), _tags("文件; 应急管理; document; emergency management; 首次; civilian rescue")),
    Deed("contest", "life-education", ("应急救护大赛", "First-aid contest"), ("举办应急救护大赛，{partner}代表队获第一名", "held a first-aid contest, which the team of {partner} won"), _tags("大赛; 比赛; contest; competition; first aid; 急救")),
    Deed("care-visit", "elderly-care", ("慰问敬老院老人", "Visit to a home for older people"), ("到敬老院看望老人，送去生活用品并开展义诊", "visited a home for older people with daily necessities and gave free health checks"), _tags("敬老院; 老人; visit; older people; 重阳节; 义诊")),
    Deed("camp", "youth", ("红十字青少年夏令营", "Red Cross youth summer camp"), ("举办红十字青少年夏令营，传播国际人道法知识", "held a summer camp for Red Cross youth and taught the basics of international humanitarian law"), _tags("夏令营; 青少年; summer camp; youth; 国际人道法; IHL")),
    Deed("hospital-named", "humanitarian-relief", ("{partner}挂牌定点救助医院", "{partner} named a partner hospital"), ("确定{partner}为大病救助定点机构", "named {partner} as a partner in relief for the seriously ill"), _tags("医院; 定点; hospital; medical relief; 大病")),
    Deed("sister-society", "humanitarian-diplomacy", ("与境外红会续签备忘录", "Memorandum with a sister society"), ("与友好的国家红会续签合作备忘录", "renewed its memorandum of cooperation with a sister National Society"), _tags("备忘录; 友好; memorandum; National Society; MoU; agreement")),
    Deed("congress", "fundraising", ("会员代表大会换届", "Congress elects a new council"), ("召开会员代表大会，选举{person}为会长", "held its congress, which elected {person} as president"), _tags("会员代表大会; 换届; congress; election; president; 会长")),
    Deed("law-day", "theory-study", ("《红十字会法》宣传活动", "Red Cross law made known"), ("组织《红十字会法》宣传，进机关、进企业、进社区", "made the law on the Red Cross known in offices, firms and communities"), _tags("红十字会法; 宣传; law; publicity; 普法")),
    Deed("rehab-centre", "disability", ("残疾人康复站揭牌", "Rehabilitation station opens"), ("与{partner}共建的残疾人康复站揭牌", "opened a rehabilitation station for people with disabilities together with {partner}"), _tags("康复; 残疾人; rehabilitation; disability; 助残")),
    Deed("beach-patrol", "life-education", ("水上安全志愿巡护", "Volunteer patrols at the water"), ("在重点水域组织志愿巡护，劝离戏水人员", "set up volunteer patrols at dangerous waters to keep bathers away"), _tags("巡护; 水域安全; patrol; water safety; 防溺水; volunteer")),
)  # fmt: skip

# What may follow a clause.
TAILS_OF_STOCKS = (
    ("，覆盖城乡社区", ", in town and country alike"),
    ("，得到{partner}支持", ", with support from {partner}"),
    ("，受到群众欢迎", ", and people welcomed it"),
    ("，以上为不完全统计", ", according to incomplete statistics"),
    ("，在同类地区中位居前列", ", which is among the best of its kind"),
    ("，接受第三方审计", ", all of it audited by a third party"),
    ("，有关情况通过网络平台公示，接受社会各界监督", ", and published the details on the internet for everyone to check"),
)  # fmt: skip
TAILS = (
    *TAILS_OF_STOCKS,
    ("，重点面向中小学生", ", with a focus on schoolchildren"),
    ("，由{partner}承办", ", for which {partner} did the work"),
    ("，惠及偏远乡村", ", reaching remote villages"),
    ("，志愿者全程参与", ", with volunteers taking part throughout"),
    ("，列入当地民生实事", ", as one of the services that the local government had promised"),
    ("，与{partner}合作开展", ", in cooperation with {partner}"),
    ("，帮助低收入家庭渡过难关", ", to help families on low incomes through hard times"),
    ("，并建立回访制度", ", and set up a system of follow-up visits"),
    ("，资金来自社会捐赠", ", paid for by donations from the public"),
    ("，服务对象以独居老人为主", ", mostly for older people who live alone"),
    ("，{person}等骨干带头参与", ", with {person} and other leading volunteers at the front"),
    ("，覆盖全部乡镇（街道）", ", covering all its townships and subdistricts"),
    ("，结合“世界急救日”集中开展", ", much of it around World First Aid Day"),
    ("，重点保障留守儿童和残疾人", ", first of all for children left behind and people with disabilities"),
)  # fmt: skip

NOTES = (
    Text(
        "原文未写明年份，按报告所述年度记录。",
        "The sentence names no year; it is recorded under the year that the report covers.",
    ),
    Text("不含县级以下组织的数字。", "Organizations below the county are not included."),
    Text("原文称“全部”，未列出名单。", "The report says “all” and gives no list."),
    Text(
        "表格与正文所载不同，此处取正文。",
        "The report's table and its text differ; this is what the text says.",
    ),
    Text(
        "统计口径与上一年不同，不宜直接比较。",
        "Counted otherwise than the year before; the two should not be compared without care.",
    ),
)
# What must be said of a figure in this unit, or of this basis.
CAVEATS = {
    "person-times": Text("人次不等于人数：同一人参加多次，计多次。", "Person-times are not people: who takes part twice is counted twice."),
    "yuan": Text("款物包括资金和物资，不全是现金。", "Cash and goods together; not all of it is cash."),
    "stock": Text("原文未注明统计日期，此处按期末记录，实际统计日期可能更早。", "The report gives no date of counting; it is recorded at the end of the period and may have been counted earlier."),
}  # fmt: skip

# Of places in China: common characters of their names, the common ones first.
PLACE_CHARACTERS = (
    "安an 平ping 山shan 河he 江jiang 阳yang 南nan 城cheng 东dong 清qing 永yong 西xi 兴xing 龙long 水shui "
    "新xin 石shi 宁ning 泉quan 林lin 北bei 云yun 丰feng 溪xi 宜yi 昌chang 海hai 源yuan 口kou 湖hu "
    "大da 长chang 金jin 桥qiao 川chuan 德de 武wu 台tai 和he 定ding 乐le 陵ling 昭zhao 双shuang 塘tang "
    "湾wan 岭ling 坪ping 沙sha 松song 竹zhu 梅mei 柳liu 白bai 黄huang 青qing 红hong 凤feng 仙xian 太tai "
    "福fu 义yi 仁ren 康kang 泰tai 隆long 嘉jia 广guang 高gao 马ma 花hua 谷gu 寨zhai 堡bao 屯tun "
    "坝ba 沟gou 铺pu 店dian 潭tan 洲zhou 浦pu 港gang 关guan 固gu 灵ling 罗luo 洛luo 临lin 鹤he "
    "鹿lu 汉han 汾fen 渭wei 沂yi 淮huai 滨bin 津jin 峰feng 岩yan 桐tong 桂gui 榆yu 槐huai 枣zao "
    "莲lian 荷he 芦lu 茶cha 盐yan 瓦wa 窑yao 井jing 庄zhuang 营ying 甸dian 渡du 埠bu 集ji 岗gang"
)
# Of places elsewhere, as Chinese spells them.
SYLLABLES = (
    "卡ka 马ma 拉la 尼ni 达da 巴ba 鲁ru 托to 萨sa 维vi 科ko 纳na 里ri 加ga 布bu 莫mo 恩en 塔ta 贝be 洛lo "
    "苏su 卢lu 迪di 姆mu 索so 哈ha 基ki 特te 扎za 波po 亚ya 雷re 桑san 戈go 米mi 努nu 班ban 德de 齐chi 沃wo"
)
SURNAMES = (
    "王Wang 李Li 张Zhang 刘Liu 陈Chen 杨Yang 赵Zhao 黄Huang 周Zhou 吴Wu 徐Xu 孙Sun 胡Hu 朱Zhu 高Gao 林Lin "
    "何He 郭Guo 马Ma 罗Luo 梁Liang 宋Song 郑Zheng 谢Xie 韩Han 唐Tang 冯Feng 于Yu 董Dong 萧Xiao 程Cheng 曹Cao "
    "袁Yuan 邓Deng 许Xu 傅Fu 沈Shen 曾Zeng 彭Peng 吕Lü"
)
GIVEN = (
    "建jian 国guo 华hua 伟wei 芳fang 敏min 静jing 丽li 强qiang 军jun 磊lei 洋yang 勇yong 杰jie 娟juan 涛tao "
    "明ming 超chao 秀xiu 霞xia 平ping 刚gang 桂gui 英ying 文wen 玉yu 萍ping 红hong 志zhi 春chun 海hai 梅mei 雪xue 晓xiao"
)
PARTNERS = (
    ("医院", "Hospital"),
    ("集团", "Group"),
    ("慈善基金会", "Charity Foundation"),
    ("药业公司", "Pharmaceuticals"),
    ("小学", "Primary School"),
    ("大学", "University"),
    ("食品公司", "Foods"),
    ("蓝天救援队", "Blue Sky Rescue Team"),
    ("社区服务中心", "Community Centre"),
    ("银行", "Bank"),
    ("商会", "Chamber of Commerce"),
    ("物流公司", "Logistics"),
)
# What a place in China is: a county and its like, and what is below it.
COUNTIES = (("县", "County"), ("区", "District"), ("市", "City"))
TOWNSHIPS = (("镇", "Town"), ("乡", "Township"), ("街道", "Subdistrict"))
DISTRICTS = (("区", "District"), ("省", "Province"), ("镇", "Town"))

# Code, name, what it is, and cities.
PROVINCES = """
BJ 北京 Beijing 市 :
TJ 天津 Tianjin 市 :
HE 河北 Hebei 省 : 石家庄 Shijiazhuang 唐山 Tangshan 保定 Baoding 邯郸 Handan
SX 山西 Shanxi 省 : 太原 Taiyuan 大同 Datong 临汾 Linfen
NM 内蒙古 Inner_Mongolia 自治区 : 呼和浩特 Hohhot 包头 Baotou 赤峰 Chifeng
LN 辽宁 Liaoning 省 : 沈阳 Shenyang 大连 Dalian 鞍山 Anshan
JL 吉林 Jilin 省 : 长春 Changchun 延边 Yanbian 通化 Tonghua
HL 黑龙江 Heilongjiang 省 : 哈尔滨 Harbin 齐齐哈尔 Qiqihar 大庆 Daqing
SH 上海 Shanghai 市 :
JS 江苏 Jiangsu 省 : 南京 Nanjing 苏州 Suzhou 无锡 Wuxi 徐州 Xuzhou
ZJ 浙江 Zhejiang 省 : 杭州 Hangzhou 宁波 Ningbo 温州 Wenzhou 嘉兴 Jiaxing
AH 安徽 Anhui 省 : 合肥 Hefei 芜湖 Wuhu 阜阳 Fuyang
FJ 福建 Fujian 省 : 福州 Fuzhou 厦门 Xiamen 泉州 Quanzhou
JX 江西 Jiangxi 省 : 南昌 Nanchang 赣州 Ganzhou 九江 Jiujiang
SD 山东 Shandong 省 : 济南 Jinan 青岛 Qingdao 临沂 Linyi 潍坊 Weifang
HA 河南 Henan 省 : 郑州 Zhengzhou 洛阳 Luoyang 南阳 Nanyang 新乡 Xinxiang
HB 湖北 Hubei 省 : 武汉 Wuhan 宜昌 Yichang 黄冈 Huanggang
HN 湖南 Hunan 省 : 长沙 Changsha 衡阳 Hengyang 岳阳 Yueyang 邵阳 Shaoyang
GD 广东 Guangdong 省 : 广州 Guangzhou 深圳 Shenzhen 佛山 Foshan 湛江 Zhanjiang
GX 广西 Guangxi 自治区 : 南宁 Nanning 桂林 Guilin 柳州 Liuzhou
HI 海南 Hainan 省 : 海口 Haikou 三亚 Sanya
CQ 重庆 Chongqing 市 :
SC 四川 Sichuan 省 : 成都 Chengdu 绵阳 Mianyang 宜宾 Yibin 雅安 Ya'an
GZ 贵州 Guizhou 省 : 贵阳 Guiyang 遵义 Zunyi 毕节 Bijie
YN 云南 Yunnan 省 : 昆明 Kunming 大理 Dali 昭通 Zhaotong
XZ 西藏 Xizang 自治区 : 拉萨 Lhasa 日喀则 Shigatse
SN 陕西 Shaanxi 省 : 西安 Xi'an 宝鸡 Baoji 汉中 Hanzhong
GS 甘肃 Gansu 省 : 兰州 Lanzhou 天水 Tianshui 临夏 Linxia
QH 青海 Qinghai 省 : 西宁 Xining 玉树 Yushu
NX 宁夏 Ningxia 自治区 : 银川 Yinchuan 固原 Guyuan
XJ 新疆 Xinjiang 自治区 : 乌鲁木齐 Ürümqi 喀什 Kashgar
"""

# Code, name, and whether the society is a Red Cross (+) or a Red Crescent (c).
COUNTRIES = """
KE 肯尼亚 Kenya +
PH 菲律宾 Philippines +
BD 孟加拉国 Bangladesh c
NP 尼泊尔 Nepal +
ET 埃塞俄比亚 Ethiopia +
ID 印度尼西亚 Indonesia +
PK 巴基斯坦 Pakistan c
UG 乌干达 Uganda +
MM 缅甸 Myanmar +
KH 柬埔寨 Cambodia +
LA 老挝 Laos +
TH 泰国 Thailand +
VN 越南 Viet_Nam +
MN 蒙古国 Mongolia +
KZ 哈萨克斯坦 Kazakhstan c
TJ 塔吉克斯坦 Tajikistan c
TR 土耳其 Türkiye c
SY 叙利亚 Syria c
SD 苏丹 Sudan c
EG 埃及 Egypt c
MA 摩洛哥 Morocco c
NG 尼日利亚 Nigeria +
GH 加纳 Ghana +
RW 卢旺达 Rwanda +
TZ 坦桑尼亚 Tanzania +
MZ 莫桑比克 Mozambique +
MW 马拉维 Malawi +
ZM 赞比亚 Zambia +
ZW 津巴布韦 Zimbabwe +
MG 马达加斯加 Madagascar +
BF 布基纳法索 Burkina_Faso +
CM 喀麦隆 Cameroon +
PE 秘鲁 Peru +
BO 玻利维亚 Bolivia +
EC 厄瓜多尔 Ecuador +
CO 哥伦比亚 Colombia +
GT 危地马拉 Guatemala +
HT 海地 Haiti +
FJ 斐济 Fiji +
LK 斯里兰卡 Sri_Lanka +
"""


def pairs(text: str) -> tuple[Pair, ...]:
    """Characters with their spelling: ``安an 平ping`` is (安, an), (平, ping)."""
    return tuple((word[0], word[1:]) for word in text.split())


def provinces() -> list[tuple[Area, str, list[Pair]]]:
    """Each province: its area, its short name in Chinese, and some of its cities."""
    found = []
    for line in PROVINCES.strip().splitlines():
        head, _, cities = line.partition(":")
        code, zh, en, kind = head.split()
        words = cities.split()
        full = zh + {"广西": "壮族", "宁夏": "回族", "新疆": "维吾尔"}.get(zh, "") * (
            kind == "自治区"
        )
        area = Area(f"CN-{code}", Text(full + kind, en.replace("_", " ")))
        found.append((area, zh, list(zip(words[::2], words[1::2], strict=True))))
    return found


def countries() -> list[tuple[Area, bool]]:
    """Each country other than China, and whether its society is a Red Crescent."""
    lines = (line.split() for line in COUNTRIES.strip().splitlines())
    return [(Area(code, Text(zh, en.replace("_", " "))), c == "c") for code, zh, en, c in lines]
