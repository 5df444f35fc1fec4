/** Polish finite verbs by their endings, and the frequent ones whose ending says nothing. */
export const verbEndings = `
  ał ił ył ół uł ął iadł zedł iósł ógł ekł
  ała iła yła uła ęła zła ało iło yło uło ęło
  ali eli ili yli uli ęli źli śli gli kli ały iły yły uły ęły
  uje ują ają eją ieje jemy amy imy ymy
  arł arła arło arli arły ekła ekło ekli ekły ogła ogło ogli ogły egła egło egli egły eszła eszło eszły yszła yszło
  yszły oszła oszło oszły aszła aszło iosła iosło iosły ieśli adła adło adli adły iodła iodło zarła ąpił ąpiła
  ano ono ęto yto bito piło
  łem łam łeś łaś liśmy łyśmy liście`;

export const verbs = `
  jest są był była było byli były będzie będą będę będziemy jestem jesteśmy się ma mają mam mamy może mogą możemy mógł
  mogła mogli mogło musi muszą musimy chce chcą chcemy wie wiem wiedzą wiemy trzeba można należy warto brak nie
  mówi mówią twierdzi twierdzą pisze piszą podaje podają wynosi wynoszą stanowi stanowią liczy liczą działa zaczyna
  kończy zawiera wynika dotyczy dotyczą leży leżą stoi stoją pochodzi pochodzą pozwala oznacza zakłada grozi grożą
  czeka broni pełni prowadzi prowadzą robi robią widzi widzą bierze idzie idą jedzie jadą przychodzi odbędzie odbędą
  zostanie zostaną powstanie powstaną nastąpi rozpocznie ruszy ruszą wejdzie wejdą trafi trafią trwa uważa uważam
  dodaje dodają pracuje mieszka zna znają daje dają żyje żyją gra grają rośnie rosną spada spadnie wzrośnie wyniesie
  zarabia zarobi kosztuje kosztują potrwa przyszło doszło poszedł szedł wszedł wyszedł przyszedł odszedł doszedł poszli
  szli wzrósł wzrosła wzrosło wzrosły spadł spadła spadło spadły zmarł zmarła urósł niósł wiózł mógłby byłby zwyciężył
  przyjedzie przyjadą wyjedzie weźmie wezmą zrobi zrobią skończy kupi kupią sprzeda sprzedadzą zapłaci zapłacą
  otrzyma otrzymają dostanie dostaną zobaczy przeczyta napisze powie powiedzą myśli myślą sądzi sądzą lubi kocha
  nosi noszą stosuje zajmie zajmą zarzuca zarzucają ukaże obchodzi obchodzą ustala stanowi świadczy świadczą
  przebiegł ubiegł uciekł uciekła usiadł zjadł padł padła padły padło ukradł kradł wiódł zawiódł zwiódł
  wygasa upływa mija minie minął minęło`;

/** Words that end like a Polish verb and are none. */
export const notVerbs = `
  dział działu wydział przedział podział udział kapitał materiał oddział rozdział kryształ generał kwartał kawał strzał
  przypał upał zawał kanał sygnał finał półfinał ćwierćfinał oryginał potencjał serial skandal trybunał artykuł tytuł
  szczegół stół zespół ogół dół wół kościół żywioł mięśnioł muł ideał wał podkład miał skał stał
  szkoła szkoły skala skały skała siła siły dzieła dzieło ciała ciało białe biała biało białą cała cały całe całą mała mały
  stała stały trwały trwała doskonały doskonała wspaniały wspaniała dawały okazały
  źródła źródło koło koła około dokoła wokoło wesoło czoło czoła pszczoły smoła kościoły zespoły stoły żyła żyły
  chwili skali fali sali hali roli woli kontroli kuli soli stali doli niewoli szali medali detali kanali nali
  milimili mili familii
  miasto często ciasto gniazdo rano wiano siano drewno pono dawno równo wolno pełno piano kolano kasyno wino kino
  grono jedno fono żono trudno kimono agono
  zamy damy damą mamy tamy ramy gamy panoramy programy reklamy dramy zimy normy klimy formy firmy szlamy krymy rymy
  kilimy olbrzymy rzymy
  złoto koto pięto zięto święto święta koryto kopyto sito
  moją twoją swoją szyją żmiją epopeją aleją koleją nadzieją
  dzieje nadzieje koleje złodzieje dobrodzieje
  aleje tuje szuje
  salem małem stołem kołem ciałem źródłem dziełem kościołem zespołem działem wydziałem udziałem kanałem tytułem
  artykułem finałem kapitałem materiałem generałem oddziałem rozdziałem czołem aniołem okołem białem żywiołem
  szczegółem ogółem dołem całem kwartałem trybunałem medalem
  małam byłych aniele
  żali dali oddali niedali zdali cali koali mongoli
  jeleni zwykły ukazały poły doły muły szwadrony
  bieli nadzieli niedzieli kąpieli pościeli topieli kolei mieli niedziele
  były zmarły michał paweł rafał michała pawła rafała michałem pawłem rafałem`;
