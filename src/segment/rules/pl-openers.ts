/** Polish words that open a sentence and name nobody. Function words first, then verbs and adverbs of news and tales. */
export const openers = `
  a aby abym albo ale ależ ani aż bo bowiem by być może byleby choć chociaż chyba co cokolwiek coś coraz czasem czasami
  często czy czyj czyja czyje czyli czyż czyżby ci cóż dalej dla dlaczego dlatego do dobrze dodatkowo dokąd dopiero
  dopóki dotąd dotychczas doprawdy dość dwa dwaj dwie dwoje dzisiaj dziś dzięki fakt gdy gdyby gdyż gdzie gdzieś i ich
  ile ilekroć im inaczej inna inne inni inny iż ja jak jaka jaki jakie jakby jakiś jako jakoś je jedna jednak jednakże
  jednocześnie jedni jedno jeden jego jej jemu jeszcze jeśli jeśliby jeżeli już każda każde każdy każdego kiedy kiedyś
  koło kto ktoś ktokolwiek którzy która które który którego ku lecz lub ma mają mało mamy mi mimo miał miała mieli
  miało między mnie mną mną mnóstwo mogą mogę mogło moim moja moje mój może można musi muszą musimy my myślę na nad
  nadal najpierw najbardziej najczęściej najlepiej najwięcej najwyraźniej nam nami nareszcie nas nasi nasz nasza nasze
  następnie natomiast naturalnie nawet nich nic nie niech niechaj niedawno niektóre niektórzy niemal nieraz niestety
  niewiele niewątpliwie nieco nigdy nigdzie nikt nim nimi no o obaj obie obok obecnie od odtąd około on ona one oni ono
  oprócz oraz oto oczywiście ostatecznie ostatnio owszem otóż pewnego pewnie pewna pewne pewien po początkowo poczym
  podobnie podczas podobno pod poniekąd ponieważ ponad ponadto poprzednio poprzez potem potrzeba poza później
  powinien powinna powinni powinno prawdopodobnie prawda prawie przecież przed przede przeciwnie przez przy przynajmniej
  raczej raz razem również rzeczywiście rzadko są sam sama sami samo skąd skoro się stale stąd stopniowo swoje swój szczególnie
  ta tak taka taki takie także tam tamta tamten tamto te tego tej temu ten teraz też to tobie toteż trochę trudno
  trzeba tu tutaj twoja twoje twój tych tylko tym tymczasem tę tędy tą u ustawowo w wam wami warto was wasza wasze wasz wcale
  wciąż wczoraj wcześniej we według wedle wiadomo widać więc więcej wiele wielu wkrótce wobec wokół wolno wówczas
  wprawdzie wreszcie wręcz wskutek wszak wszędzie wszyscy wszystkie wszystko wśród wtedy wtem właśnie właściwie z za
  zamiast zanim zapewne zaraz zarówno zaś zatem zawsze zazwyczaj ze zgodnie zwłaszcza znowu znów zresztą żaden żadna
  żadne że żeby oby ot dalibóg skądże spośród stamtąd pośród ponoć powoli nagle nazajutrz natychmiast niebawem odkąd dookoła
  dokładnie faktycznie głównie generalnie istotnie jasne jeszcze kolejno łącznie mniej niejako ogółem poniżej powyżej
  prócz pomimo przypuszczalnie razem realnie skutkiem słusznie szkoda szczęśliwie tuż wbrew wewnątrz wzdłuż wyjątkowo
  zamiast zaledwie zdaniem zdecydowanie zupełnie
  jest jestem jesteś jesteśmy jesteście był była było byli były będzie będą będę będziemy byłem byłam byliśmy
  został została zostało zostali zostały zostanie zostaną ma miał miały mam miałem miałam stało stał stała
  powiedział powiedziała powiedzieli dodał dodała dodali dodaje podkreślił podkreśliła podkreśla zaznaczył zaznaczyła
  zaznacza stwierdził stwierdziła stwierdza poinformował poinformowała informuje przekazał przekazała wyjaśnił wyjaśniła
  wyjaśnia uważa uważam uważamy twierdzi twierdzą mówi mówił mówiła mówią pisze pisał pisała zapewnił zapewniła zapewnia
  przypomniał przypomniała przypomina ocenił oceniła ocenia zauważył zauważyła zauważa zapowiedział zapowiedziała
  zapowiada przyznał przyznała przyznaje wskazał wskazała wskazuje odpowiedział odpowiedziała zapytał zapytała spytał
  spytała pytany pytana zwrócił zwróciła chodzi chodziło chce chcą chcemy chciał chciała wie wiem wiemy wiedział należy
  należało istnieje istnieją trwa trwają wynika zobacz zobaczył sprawdź czytaj patrz poszedł poszła pojechał wyszedł
  wyszła przyszedł przyszła przyjechał wrócił wróciła wziął wzięła zaczął zaczęła zaczęło zaczęli próbował nastąpił
  nastąpiła doszło odbył odbyła odbyło odbędzie wszedł weszła usłyszał urodził urodziła zmarł zmarła zginął zginęła
  ukończył studiował pracował pracuje mieszkał mieszka dostał dostała otrzymał otrzymała zdobył zdobyła wygrał wygrała
  przegrał grał gra prowadzi prowadził napisał napisała wydał wydała ogłosił ogłosiła uzyskał założył powstał powstała
  powstało przewiduje obejmuje zawiera stanowi dotyczy spotkał spotkała zatrzymano znaleziono ustalono podano wydano
  zbudowano odnaleziono rozpoczęto zorganizowano ogłoszono ujawniono zabrakło brakuje grozi groziło znajduje zajmuje
  pochodzi oskarżono skazano przesłuchano postawiono usłyszeli przyznali przebywa nazywa nazywał jadą idą szedł jechał
  siedział siedziała leżał stanął stanęła spojrzał spojrzała pomyślał pomyślała uśmiechnął uśmiechnęła krzyknął zawołał
  szepnął odparł odparła rzekł rzekła skinął kiwnął machnął podniósł podniosła podszedł podeszła
  jakkolwiek skądinąd nadto wielokrotnie dwukrotnie trzykrotnie codziennie dawno dawniej przedtem
  pierwszy pierwsza pierwsze druga drugie trzeci trzecia kolejny kolejna kolejne następny następna następne ostatni
  ostatnia ostatnie trzy cztery pięć sześć siedem osiem dziewięć dziesięć kilka kilku kilkanaście kilkadziesiąt sporo
  tych tymi takiego takiej taką takich jakiego swoją swojego swoich swoim naszą naszego naszych kogo komu czym czego
  czemu nikomu nikogo niczego wszystkim wszystkich wszystkimi sobie siebie sobą tobą nią niemu niej niego jednego jednej
  jedną jednym dwóch dwoma trzech czterech pięciu obu innych inną innego każdej każdym którą którym których którymi
  szybko dobrze źle głośno cicho długo późno daleko blisko łatwo ciężko mocno pewnie wyraźnie niełatwo niedługo
  tamże ibidem większość część połowa pragnę chcę proszę dziękuję sądzę widzę przepraszam pamiętam wierzę cieszę liczę`;

/** Polish common nouns that open sentences in news: after `Marcin P.` they are no surname. */
export const subjects = `
  prokurator prokuratura prokuratorzy śledczy policja policjanci policjant sąd sędzia sędziowie oskarżony oskarżona
  oskarżeni podejrzany podejrzana podejrzani mężczyzna mężczyźni kobieta kobiety ofiara ofiary rodzina rodzice matka
  ojciec syn córka brat siostra żona mąż świadek świadkowie biegli biegły obrońca obrońcy adwokat wyrok proces sprawa
  śledztwo akt kara zarzuty zdaniem kierowca pasażer pasażerowie strażacy ratownicy lekarz lekarze pacjent pacjentka
  minister premier prezydent rząd sejm senat rzecznik rzeczniczka dyrektor prezes zarząd spółka firma bank szef szefowa
  poseł posłanka posłowie senator władze władza burmistrz wójt radni radny starosta wojewoda miasto gmina powiat szkoła
  uczeń uczniowie nauczyciel nauczyciele student studenci mieszkańcy mieszkaniec sąsiedzi sąsiad turyści turysta
  polska polacy polak rosja ukraina niemcy europa unia komisja trybunał parlament rada wojsko żołnierze żołnierz generał
  autor autorka autorzy film książka spektakl koncert wystawa mecz zespół drużyna trener zawodnik zawodnicy piłkarz
  piłkarze kibice bramka gol wynik zwycięzca publiczność widzowie organizatorzy organizator impreza wydarzenie
  chłopak chłopiec dziewczyna dziewczyna dzieci dziecko ludzie człowiek pan pani panowie panie trzydziestolatek
  napastnik sprawca sprawcy zabójca złodziej morderca skazany skazana zatrzymany zatrzymani aresztowany zwłoki ciało
  samochód auto pociąg samolot statek autobus pojazd wypadek pożar wybuch policyjny prokuratorski organizm badania
  badanie wyniki eksperci ekspert naukowcy naukowiec specjaliści lekarka pielęgniarka dom budynek ulica praca pieniądze
  ceny cena podatek podatki ustawa przepisy projekt umowa decyzja wniosek apelacja uzasadnienie kasacja postępowanie
  pokrzywdzony pokrzywdzona pokrzywdzeni poszkodowany poszkodowana poszkodowani funkcjonariusze funkcjonariusz oboje wspólnik`;
