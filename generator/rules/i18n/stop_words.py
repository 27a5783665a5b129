"""Short words that every text of a language is full of: by them languages are told apart."""

from collections.abc import Mapping

_WORDS = {
    "en": """
        a about after all also an and any are as at be because been before but by can could did do
        does for from had has have he her his how i if in into is it its just like me more most my
        no not of on one only or other our out over she should so some such than that the their
        them then there these they this those through to up us was we were what when where which
        while who why will with would you your
    """,
    "de": """
        aber alle als also am an auch auf aus bei bis da damit dann das dass dem den der des die
        diese dieser dieses dich dir doch du durch ein eine einem einen einer eines er es etwas euch für hat
        haben ich ihm ihn ihr ihre im in ist ja jede jeder kann kein keine können man mehr mich mir mit muss nach
        nicht noch nur ob oder ohne schon sein sich sie sind so über um und uns unter vom von vor
        war was wenn werden wie wir wird wurde zu zum zur
    """,
    "fr": """
        alors au aucun aussi autre aux avec avoir ce ces cet cette comme dans de des donc du elle
        elles en est et être eux il ils je la le les leur leurs lui mais même mes moins mon ne nos
        notre nous on ont ou où par pas plus pour qu quand que qui sa sans se ses si son sont sous
        sur ta très tu un une vos votre vous
    """,
    "es": """
        a al algo como con contra cual cuando de del desde donde el ella ellos en entre era es esa
        ese esta está este esto ha han hasta hay la las le les lo los más me mi muy no nos o otra
        otro para pero por porque que qué se ser si sí sin sobre son su sus también tiene todo un
        una uno y ya
    """,
    "it": """
        a abbiamo ai al alla alle anche che chi ci come con cui da dal dalla degli dei del della
        delle di dove e ed è era gli ha hanno i il in io la le lei lo loro ma mi molto ne nei nel
        nella noi non o ogni per perché più quando quanto quella quello questa questo se senza si
        sia solo sono su sua sue sul sulla suo tra tutti tutto un una uno
    """,
    "pt": """
        a ao aos as até com como da das de dela dele do dos e é ela elas ele eles em entre era essa
        esse esta está este eu foi há isso isto já lhe mais mas me mesmo meu minha muito na não nas
        nem no nos nós o os ou para pela pelo por qual quando que quem se sem ser será seu sua suas
        também tem um uma você
    """,
    "nl": """
        aan al alles als altijd andere ben bij daar dan dat de der deze die dit doch door dus een en
        er ge geen had heb hebben heeft hem het hier hij hoe hun ik in is ja je kan kunnen maar me
        meer men met mij mijn naar niet niets nog nu of om omdat ons ook op over te tot u uit uw van
        veel voor want waren was wat we wel werd wie wij worden wordt zal ze zich zij zijn zo zonder
    """,
    "sv": """
        alla att av blev bli där de dem den denna deras dess det detta dig din ditt du efter ej
        eller en ett för från ha hade han här har hon i icke inte jag kan man med men mig min mot
        mycket när någon något nu och om oss på samma sedan sin sig som ta till under upp ut utan
        vad var vara vi vid vilken är
    """,
    "da": """
        af alle at blev blive da de dem den denne der deres det dette dig din dit du efter eller en
        er et for fra ham han hans har havde hun hvad hvis hvor i ikke ind jeg kan man mange med meg
        meget men mig mod ned noget nogle nu når og også om op os over på sig som til ud under var
        ved vi vil
    """,
    "nb": """
        alle at av ble bli da de deg dem den denne der deres det dette du eller en er et etter for
        fra få han har hennes her hun hva hvis hvor i ikke inn jeg kan man med meg men mot mye noe
        noen nå når og også om opp oss over på seg som til under ut var ved vi vil være
    """,
    "fi": """
        ei eivät että he hän ja joka jos jotka kanssa kuin kun me mikä mitä mukaan mutta myös ne
        niin nyt oli olla olen on ovat se sekä sen siitä sille sitä tai tämä tämän te vain voi
        voidaan yli
    """,
    "pl": """
        aby ale bardzo bez być był była było być co czy dla do gdy gdzie go ich ile jak jako jego
        jej jest jeszcze już każdy kiedy kto która które który którzy lub ma może można na nad nie
        nich niż o od on oraz po pod przed przez przy się są tak także tam tego tej ten to tym tylko
        w we więc wszystkie z za ze że
    """,
    "cs": """
        aby ale ani bez být byl byla bylo co což do i ho ja jak jako je jeho její jejich jen ještě
        již jsem jsme jsou k kde kdo kdy která které který když ma má mezi může na nad ne nebo než
        o od on pak po pod podle pro protože před při s se si své tak také tam tato ten této to toho
        tom tu tuto ty u už v ve více však z za ze že
    """,
    "hu": """
        a az azt azonban be csak de egy egyik el én és ez ezért ezt fel ha hanem hogy hogyan igen
        így ill is ki kell késő lehet lesz meg mert még mint minden mi nagyon már ne nem nincs olyan
        ott össze ő ők pedig s sem szerint te után vagy van volt volna
    """,
    "tr": """
        ama bana bazı belki ben bir biri biz bu çok çünkü da daha de defa değil diye en gibi göre
        hem hep her hiç için ile ise kadar ki kim mı mu mü nasıl ne neden nerede o olan olarak oldu
        olduğu onlar onun sen siz şey şu tüm ve veya ya yani
    """,
    "ro": """
        a acest această acum ai al ale am ar are aș au ca care când ce cel cele cu cum dacă dar de
        deci din după ea ei el este eu fi fost iar îi în între la le lor lui mai mult ne nici noi nu
        o pe pentru prin sa să sau se și sunt te toate tot un una unei unui va vă voi
    """,
}

#: Language to its commonest words, lower case.
STOP_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _WORDS.items()
}
