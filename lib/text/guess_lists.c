/* SPDX-License-Identifier: MIT
 * Words, endings and letters of the languages told by them, as data; see guess_lists.h. */
#include "text/guess_lists.h"

#include <unicode/uscript.h>

/* clang-format off */
static const struct list_language latin[] = {
    [LIST_ENGLISH] = {
        .tag = "en",
        .small =
            " a about above across after against all along also am among an and another any are around as "
            "at away be because been before behind being below between beyond both but by can could did do "
            "does down during each even every everyone few for from get had has have he her here him his "
            "how i if in inside into is it its just like many may me more most much must my near no nobody "
            "nor not of off on one only onto or other our out outside over own per shall she should since "
            "so some such than that the their them then there these they this those through throughout to "
            "too towards under until up upon us very via was we were what when where which while who whose "
            "why will with within without would you your ",
        .usual =
            " aerial afternoon agreement airport ancient annual april area art asian august autumn awaits "
            "back bay beach beaches beautiful best big biggest bird birds black blossom blue boat boats "
            "book border bridge bridges building business busy celebrate celebration center central centre "
            "century ceremony chief child children church city clear cliff cloud clouds coast coastal "
            "coconut colorful colourful commune community conference cooperation coral country countryside "
            "craft crowd culture cultural customs dance dancers dawn day days december delta development "
            "district dragon drink dry dusk duty early east eastern education enjoy entrance evening event "
            "export factory family famous farm farmer farmers fast february ferry field fields first fish "
            "fisherman fishermen fishing floating flood flower flowers food foreign forest friday fresh "
            "friendship fruit full garden gardens gate girl girls give gold golden good government great "
            "green group grove guest guests guide half hall hand handicraft handmade hands happy harbor "
            "harbour harvest health heritage high highland hill hills history historic historical holiday "
            "holidays home homes honey house houses human industrial industry info inside investment "
            "island islands isle january journey july june junk kite king labor labour lady lake lamp land "
            "landscape language lantern lanterns large largest last launch leader leaders leaves left "
            "letter life light lighthouse little living local long lotus made making man market markets "
            "meal meeting men mid modern monday monk monks month moon more morning mosque mother mountain "
            "mountains mouth museum national natural new news next night north northern northwest november "
            "october ocean offer office official old open opening orange park party paddy path peace pearl "
            "people pepper performance photo photos picture pictures pier pilgrims pink place plain plan "
            "planting pool poster power press product products program public race races rain rainy red "
            "region religious report reserve resort rest rice ride right river riverside road rock rocks "
            "roof round row rows ruins rural sail sailing salt sand sandy saturday school sea seafood "
            "season see seen selling september shell ship ships shop shore show shrimp side sign signing "
            "silk sky small smile snow song soup south southern southwest special spring square starfish "
            "state stone street students summer sun sunday sunlight sunny sunrise sunset swim taken tea "
            "temple temples thatched three thursday tide time today tomb tour tourism tourist tourists "
            "tower town trade traditional trail travel travelers traveller travellers tree trees trip "
            "tuesday turtle two unity valley view viewed views village villages visit visiting visitor "
            "visitors walk walking wall war water waterfall waterfront wave waves way weather weaving "
            "wednesday week weekend welcome west western wet white wild wildlife winter woman women wood "
            "wooden work worker workers workshop world worship year years yellow young your ",
        .endings =
            " ed ing ings ly ness ship ful less ght ghts ers ists ity ies ish ands aughs wn ck cks wards "
            "ways oor oors eet ood ook eed ool eeks own ster th ths tched ays ize ized ",
        .after = " s t ll re ve ",
        .letters = "",
    },
    [LIST_FRENCH] = {
        .tag = "fr",
        .small =
            " a ai ainsi alors après au aucun aucune aussi autour autre autres aux avant avec avoir bien "
            "car ce cela celle celui ces cet cette chaque chez comme contre dans de depuis des dont du "
            "elle elles en encore entre est et eu eux fait faire fut il ils je jusque la le les leur leurs "
            "lors lui mais malgré mes moins mon même ne ni nos notre nous nul on ont ou où par parmi pas "
            "pendant peu plus plusieurs pour pourquoi près qu quand que quel quelle qui sa sans se selon "
            "ses si soit son sont sous sur te tous tout toute toutes trop très tu un une vers vient "
            "voici vos votre vous y à ça été être ",
        .usual =
            " abri accord affiche ancien ancienne année années après arbre arbres artisan artisanat "
            "artisans atelier avion baie baies barque barques bateau bateaux beau belle belles blanc "
            "blanche bleu bleue bois bonze bonzes bord bouddha brume café campagne cérémonie chant cheval "
            "chute chutes ciel cocotiers collines communes conférence congrès corail coraux coucher course "
            "courses coutume crépuscule cueillette cuisine danse danses danseuse delta dernier "
            "développement deux dimanche district enfant enfants entrée environs église étang étoile "
            "étrangers été femme femmes ferme festival fête fêtes feu fille fils fin fleur fleurs fleuve "
            "flottant flottante forêt forêts foule frontière fruits gens grand grande grandes grands "
            "grotte guerre habitants haut haute heure histoire hiver hommage homme hommes ici île îles "
            "inauguration investissement jardin jardins jeune jeunes jeudi jour journée jours juillet juin "
            "lac lancement lanternes lever lieu lieux littoral lotus lumière lundi lune mai maire maison "
            "maisons maraîcher marchand marchande marché marchés mardi mars matin médaille mer mercredi "
            "mère mers mode mois monde montagne montagnes monument mosquée moulin mur musée musées navire "
            "naturel naturelle nautique neuf nouveau nouvel nouvelle nuages nuit occasion offrande oiseau "
            "oiseaux ombre or ouest ouverture palais palmiers panorama parc paysage paysages pays paysan "
            "paysans pêche pêcheur pêcheurs pêcheuse personne personnes petit petite petites petits peuple "
            "phare pierre pirogue pirogues piste plage plages plaine plantation plantations plein pleine "
            "pluie pluies poisson poissons poivre poivrier pont ponts port porte potier premier première "
            "président printemps produit produits promenade quai quartier rame récif récifs récolte "
            "régates rencontre repas réunion rivage rive rivière riz rizière rizières rocher rochers roi "
            "rose rouge route rue rues sable sables saison sel semaine septembre signature site soie soir "
            "soirée soleil sommet sortie souvenir spectacle sud tambour temple terrasse terre thé tissage "
            "tombeau tortue touriste touristes tourisme touristique tour traditionnel traditionnelle "
            "traditionnelles traditionnels travail trois usine vague vagues vallée vélo vendeuse vendredi "
            "vent vert verte veille vie vieille vieilles vieux ville villes visite visites visiteur "
            "visiteurs voile voiliers vol voyage voyageurs vue vues ",
        .endings =
            " eur eurs euse euses ement ements ique iques eau eaux aux elle elles eux oir oire oires ière "
            "ières ée ées és ales aine aines ais aise aises ois oise oises ette ettes ons ez ienne iennes "
            "euil ille illes ités ère ères ègue ance ances ûte ête êtes ège ité é ",
        .before = " l d j n c m t s qu jusqu lorsqu puisqu quelqu aujourd ",
        .letters = "àâæçèéêëîïôùûüÿœ",
        .own = "œù",
    },
    {
        .tag = "de",
        .small =
            " aber alle als am an auch auf aus bei bis da das dass dem den denen der deren des die dies "
            "diese dieser durch ein eine einem einen einer eines er es für gegen hat haben ich ihr ihre im "
            "in ist ja jede jeder kann kein keine man mehr mit nach nicht noch nur oder ohne schon sein "
            "seine sich sie sind so über um und unter uns vom von vor war waren was wenn werden wie wir "
            "wird wo wurde wurden zu zum zur zwischen ",
        .usual =
            " abend alte alten altstadt bei berg berge bild blick boot boote brücke fest fischer fluss "
            "garten große großen hafen haus insel inseln jahr jahre kinder kirche küste land leben licht "
            "markt meer menschen morgen neue nacht regen sonne sonnenaufgang sonnenuntergang stadt "
            "stadtteil strand strände straße tag tempel uhr wald wasser welt zeit ",
        .endings =
            " ung ungen keit heit lich liche lichen isch ische ischen schen schaft chen tzt ern eit tag ß "
            "ßen ",
        .letters = "äöüßé",
        .own = "ß",
    },
    {
        .tag = "es",
        .small =
            " al algunos ante antes aquí bajo cada como con contra cual cuando de del desde donde durante e "
            "el ella ellos en entre era es esa ese esta estas este estos está están fue ha han hasta hay "
            "la las le les lo los más me mi muy ni no nos nuestra nuestro o otra otro otros para pero por "
            "porque que quien se sea ser si sin sobre son su sus sí también tiene toda todas todo todos "
            "tras un una unas uno unos y ya ",
        .usual =
            " agua amanecer antigua antiguo año años arena atardecer bahía barca barcas barco barcos bosque "
            "calle campo carrera casa centro ciudad colina costa día feria fiesta flor flores gente gran "
            "grande iglesia isla islas lago luna mar mercado montaña montañas museo niños noche nueva "
            "nuevo pescador pescadores playa playas plaza pueblo puente puerto puesta río salida sol tarde "
            "templo tradicional vida viejo visitantes vista ",
        .endings =
            " ción ciones dad dades ero eros ados adas ando iendo illo illa ería mente ido idos ",
        .letters = "áéíñóúü",
        .own = "ñ",
    },
    {
        .tag = "it",
        .small =
            " a ad agli ai al alla alle allo anche che chi ci come con cui da dagli dai dal dalla dalle "
            "degli dei del della delle dello di dove due e ed era fra gli ha hanno i il in la le lo loro "
            "ma nei nel nella nelle non o ogni per più poi quando quella quello questa questo qui se senza "
            "si sono sopra su sua sue sui sul sulla sulle suo tra tutte tutti un una uno è ",
        .usual =
            " acqua alba anno antica antico barca barche bella chiesa città costa donne festa fiore fiori "
            "fiume gara giorno isola isole lago mare mattina mercato montagna montagne museo notte nuova "
            "nuovo pescatori piazza ponte porto sera sole spiaggia spiagge strada tempio tradizionale "
            "tramonto vista ",
        .endings =
            " zione zioni tà mente etto etta ella elli ello anza enza ato ata ati ito iti are ere ire ",
        .before = " l d c un all dall dell nell sull quell quest ",
        .letters = "àèéìíòóù",
        .own = "ìò",
    },
    {
        .tag = "pt",
        .small =
            " a ao aos as até cada com como da das de dela dele depois do dos e ela ele eles em entre era "
            "essa esse esta este estão está foi há isso já lhe mais mas meu muito na nas nem no nos não "
            "num numa o onde os ou para pela pelas pelo pelos pode por qual quando que quem se sem ser seu "
            "seus sob sobre sua suas são também tem toda todas todo todos um uma às à ",
        .usual =
            " amanhecer ano anos antiga areia baía barco barcos cidade costa dia feira festa flores "
            "floresta igreja ilha ilhas lago mar mercado montanha montanhas museu nascer noite nova "
            "pescadores ponte pôr porto praia praias rio rua sol templo tradicional vida vila visitantes "
            "vista ",
        .endings =
            " ção ções dade dades ência ável eiro eira inho inha ões ãos ães agem ado ados endo ",
        .letters = "àáâãçéêíóôõúü",
        .own = "õ",
    },
    {
        .tag = "nl",
        .small =
            " aan al alle als andere bij dan dat de deze die dit door dus een eens en er ervan geen haar "
            "had hebben heeft het hij hun ieder iedere ik in is kan maar meer met mijn na naar niet nog of "
            "om omdat onder ook op over recht te tegen ten ter tot tussen uit van vanaf veel voor waar "
            "waarin was wat werd wij worden wordt zich zij zijn zoals zonder ",
        .usual =
            " avond berg boot boten brug eiland eilanden feest haven huis jaar kerk kinderen kust lange "
            "markt mooie nacht nieuwe ochtend oude rivier stad strand vissers water wereld zee zon "
            "zonsondergang zonsopgang ",
        .endings =
            " heid heden lijk lijke lijkheid ingen ische sche tje tjes aar ij ijn ijk eren oord oek ",
        .letters = "éëïöüè",
    },
    {
        .tag = "id",
        .small =
            " ada adalah agar akan antara atas atau bagi bahwa banyak baru bersama bisa boleh dalam dan "
            "dapat dari dengan di dia harus hendaklah ia ini itu juga kami karena ke kepada kita lain "
            "lebih mereka oleh orang pada para saat saja sama sangat satu seorang sebagai sebuah secara "
            "sedang semua seperti serta setiap setiap-tiap sudah supaya tanpa telah tentang terhadap "
            "tersebut tidak untuk yang ",
        .usual =
            " air anak bukit bunga desa festival gunung hari hutan indah jalan jembatan kapal kota kuil "
            "kuno laut malam matahari nelayan pagi pantai pasar pasir pelabuhan perahu pulau rumah sawah "
            "sungai tahun terapung terbenam terbit tradisional wisata wisatawan ",
        .endings = " kan nya annya kah asi isasi itas ",
        .letters = "é",
    },
    {
        .tag = "pl",
        .small =
            " a aby albo ale bez był była być co czy dla do gdy i ich ile jak jako jego jej jest jeśli już "
            "każdy której którego które którzy który ma może na nad nie niego o od oraz pod po przed przez "
            "przy się są swego swoich tak także tej ten to tego tylko tym u w we wraz z za ze że ",
        .endings =
            " ów owie owy owa owe ego emu ych ymi ość ości anie enie ania enia ński ńska ski ska skie ",
        .letters = "ąćęłńóśźż",
        .own = "ąęłńśź",
    },
    {
        .tag = "cs",
        .small =
            " a aby ale ani asi by byl být co do i jako je jeho jejich jen jest již k každý když která "
            "které který kteří má mezi na nad nebo není o od po pod podle pro před přes při sa se si so "
            "svého svou své tak té to toho u v ve všechny vo z za ze že ",
        .endings = " ého ích ých ými ost osti ání ení ský ská ské ou ům ách ",
        .letters = "áäčďéěíĺľňóôöřšťúůýž",
        .own = "ěřůťďľ",
    },
    {
        .tag = "sv",
        .small =
            " alla andra att av bland blev de deras dess det denna detta den där efter eller en ett envar "
            "finns från för ha har hade hans i icke ingen inom inte kan med mellan men när och om på samt "
            "sig sin sina sitt ska skall som till under upp utan var vara vid vi ",
        .endings = " arna erna heten het lig liga igt ande ning ningar skt ",
        .letters = "åäöé",
    },
    {
        .tag = "da",
        .small =
            " af alle andre at blev bliver de dem den denne der deres det dette du efter eller en enhver er "
            "et for fra før ham han har havde hvor ikke ind ingen ja jeg kan man med mellem men mod må når "
            "nogen nu og om over på sig sin sine skal som til ud uden under var ved vi vil være ",
        .endings = " erne ede hed heden lig lige ning ninger else elser ",
        .letters = "åæøé",
        .own = "øæ",
    },
    {
        .tag = "no",
        .small =
            " alle andre at av ble blir de dem den denne der deres det dette eller en enhver er et etter "
            "for fra før ha han har hun hvor i ikke ingen inn jeg kan man med mellom men mot må når noen "
            "nå og om over på sin sitt skal som til under uten ut var ved vi vil være ",
        .endings = " ene het heten lig lige ning ninger else elser ",
        .letters = "åæøé",
        .own = "øæ",
    },
    {
        .tag = "fi",
        .small =
            " ei eivät ennen että hän he ja jo joka jokaisella jokainen joita jonka jos kaikki kaikkien "
            "kanssa kuin kun kuten me mikä mitä mukaan muiden muu myös ne niiden näin nyt ole oli olla "
            "olleet on ovat saa se sekä sen siitä sitä tai tämä tämän vain voi välillä yli ",
        .endings =
            " ssa ssä sta stä lla llä lle lta ltä nen sen set seen uus yys ksi aan ään iin mistä mus ",
        .letters = "äöå",
    },
    {
        .tag = "hu",
        .small =
            " a az azok azt csak de e egy egyik el ez ezek ezt fel ha hogy is joga kell ki között le lehet "
            "maga már meg mely mert mi mind minden mint nagy ne nem nincs olyan össze sem senki sőt "
            "szerint személynek szemben több vagy valamint van volt és úgy új után ",
        .endings =
            " nak nek ban ben ból ből hoz hez ság ség ságot séget ok ek ra re ról ről val vel ",
        .letters = "áéíóöőúüű",
        .own = "őű",
    },
    {
        .tag = "ro",
        .small =
            " al ale acest această acestei am are asupra au ca care cât ce cel cele cei cu că da de decât "
            "din dintre după este fi fie fiecare fost fără în între la lor mai nici nu o oricare orice ori "
            "pe pentru prin sau să se si sunt sa său spre sub şi și toate toți un unei unui va ",
        .endings = " ului ilor ția ții ție ţia ţii tate tăți esc ească ează are ile ",
        .letters = "ăâîșțşţ",
        .own = "șțţ",
    },
    {
        .tag = "tr",
        .small =
            " ama ancak bir bu bunun bütün çok da daha de değil diğer en gibi göre hakkı hakkına her herkes "
            "hiç için ile ise kadar kendi ki kimse mi ne o olan olarak olduğu olmak olup sahiptir sonra şu "
            "tarafından ve veya ya yahut yok ",
        .endings =
            " lar ler ları leri ların lerin dır dir dur tır tir mak mek nın nin nda nde dan den lık lik ",
        .letters = "âçğıîöşüû",
        .own = "ğış",
    },
    {
        .tag = "tl",
        .small =
            " ako ang at ay ating bawa bawat dahil di dito hindi ito ka kang kanila kanilang kanyang kapag "
            "kung kaya kay lahat lamang maaaring mag maging may mga mula na nang ng ngunit ni nila niya o "
            "pag para pa sa sila siya tao upang wala walang ",
        .endings = " ang yang lang ngan ",
        .letters = "ñ",
    },
    {
        .tag = "ca",
        .small =
            " a al als altres amb aquest aquesta cada com de del dels des el els en entre es és està han ha "
            "hi i la les li llur llurs mateix més molt ni no o on per però pel pels què qui que s se sense "
            "seva seu seus si sobre són tot tota tots una un va ",
        .endings = " ció cions tat tats ment atge itat ",
        .before = " l d m n s t ",
        .letters = "àçèéíïòóúü",
        .own = "ò",
    },
};

/* Common to all of this table: а б в г д ж з к л м н о п р с т у ф х ц ч ш е. */
static const struct list_language cyrillic[] = {
    {
        .tag = "ru",
        .small =
            " а без бы был была были было быть в во все всех где да для до его ее её если есть еще ещё же "
            "за и из изо или им имеет их к как каждый когда которая которые который кто ли между на над не "
            "него ни но о об от перед по под после при про с свои своих себя со также так то только у что "
            "чтобы эта эти это этого этой этот я ",
        .endings =
            " ого его ая яя ые ие ой ых их ть ться ение ения ость ости ский ская ские ом ами ями ах ях ию "
            "ей ий ",
        .letters = "ёийъщыьэюя",
    },
    {
        .tag = "uk",
        .small =
            " або але без був була бути в від він вона вони всі де для до є за з зі його й їх її із і інших "
            "інші кожна коли між має на над не ні під по при про та так також то у усі ця це цей що щоб як "
            "яка який які ",
        .endings = " ого ому ння ття ість ості ський ська ські ий ії ій ти ть ами ями ів ",
        .letters = "ґєиіїйщьюя",
        .own = "ґєї",
    },
    {
        .tag = "be",
        .small =
            " а або але ад без быць было гэта да для з за зь і іх каб калі кожны мае на над не ні па пад "
            "пры праз пра свой сваіх так таксама то у ў ўсе усе хто што як якая які ",
        .endings = " ага ання енне ць ца насць насці скі ская скія аў ў ымі ыя ",
        .letters = "ёійщўыьэюя",
        .own = "ў",
    },
    {
        .tag = "bg",
        .small =
            " а бъде в във до е за и или из има като към която които който където край между може на над "
            "най не нея него никой новия няма от по под при през с са се си след според срещу също със т "
            "така този то това тя тази той че ще ",
        .endings = " ът ят та ята ите ния ние ост ски ска ско ени ото ето ища ",
        .letters = "ийщъьюя",
    },
    {
        .tag = "sr",
        .small =
            " а али без би бити да до док за и из или има иначе јавно је који која које код као кроз ли "
            "међу мора на над не ни нико њега његов о од па по под поред при са сва сваки свако се су те "
            "то тога у уз што ",
        .endings = " ости ост ања ање ење ења ски ска ско има ама ују ти ше ћи ",
        .letters = "ђијљњћџ",
        .own = "ђћ",
    },
    {
        .tag = "mk",
        .small =
            " а ако ама без биде в во врз да до е за и или има како кај кога кој која кои меѓу може на над "
            "не ни но низ од па по под поради пред при про секој се си со тие тоа тој треба што ќе ",
        .endings = " от та то те ите ата ото ост ости ње ање ски ска ско ува ",
        .letters = "ѓијљњќѕџ",
        .own = "ѓќѕ",
    },
    {
        .tag = "kk",
        .small =
            " ал әр адам бар бір болып болуға болады бұл да де деп жатқан және жоқ кез келген керек қарай "
            "құқығы құқылы мен не немесе оның олар осы өз өзінің сол тең тиіс туралы үшін ",
        .letters = "ёийщъыьэюяәғқңөұүһі",
        .own = "әғқңұһ",
    },
    {
        .tag = "mn",
        .small =
            " аль ба байна байх бол бөгөөд болон бүр бүх байгаа байв нь нэг тул тэр түүний улс уу хүн хэн "
            "эрх эрхтэй энэ юм ",
        .letters = "ёийщъыьэюяөү",
    },
};

/* Unmarked, as they are typed in haste. */
const char list_syllables[] =
    " ai am an anh ba bac bai bao bat bau ben bi bien bieu binh bo boi bon bot buoi ca cac cai cam canh cao "
    "cap cau cay chao chau chi chia chien chieu chin chinh cho chu chua chuc chuyen con cong cua cung da "
    "dai dang dao dat dau day de den di dia dich diem dien dinh do doan doc doi dong du dua dung duoc "
    "duong duyet em ga gia giai gian giao gio gioi giong giua goi ha hai hang hanh hay hien hiep hieu hinh "
    "ho hoa hoach hoai hoat hoc hoi hon hop hue huong huu huyen huynh ket kha khac khach khai khap khi "
    "khoa khoang khong khu khuyen kiem kien kieu kinh ky la lai lam lang lay le lich lien lieu lo loai "
    "loan loi lop luat luc luon luong ly ma mac mai mang mat mau may me men mi mien minh mo moi mot mua "
    "muc mui mung nam nang nay nen neu ngan nganh ngay nghe nghi nghia nghien nghiep ngo ngoai ngu nguoi "
    "nguy nguyen nha nhac nhan nhanh nhap nhat nhieu nhin nho nhom nhu nhung niem noi nong nui nuoc nuoi o "
    "oi ong phai pham phan phap phat phi phia pho phong phu phuc phung phuoc phuong phut qua quan quang "
    "que quoc quy quyen ra rach rang rat rieng roi rong ruc rung ruong sa sac sach san sang sap sau se si "
    "sinh so soc som son song su suoi ta tac tai tam tang tap tau tay tet thach tham than thang thanh thao "
    "thap that thay the theo thi thich thien thiet thieu tho thoi thon thong thu thua thuan thuc thuoc "
    "thuong thuy thuyen ti tich tiec tien tiep tieu tim tin tinh to toa toan toc toi tong tra trai tram "
    "tran trang tranh tre tren trieu trinh tro tron trong tru truc trung truoc truong truyen tu tuan tuc "
    "tue tuoi tuong tuy tuyen tuyet ung uong ut uu uy va van vang vao vat vay ve vi viec vien viet vinh vo "
    "voi von vong vu vua vui vung vuon vuot xa xanh xay xe xem xin xoai xu xua xuan xuat xuc xung xuong y "
    "yen yeu ";
/* clang-format on */

const struct list_table list_latin = {USCRIPT_LATIN, latin, sizeof latin / sizeof latin[0], 2, 1};
const struct list_table list_cyrillic = {USCRIPT_CYRILLIC, cyrillic, sizeof cyrillic / sizeof cyrillic[0], 1, 2};

_Static_assert(sizeof latin / sizeof latin[0] <= LIST_LANGUAGES, "a row more than scores");
