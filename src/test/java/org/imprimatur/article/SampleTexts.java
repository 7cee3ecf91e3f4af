package org.imprimatur.article;

/** Texts as a newsroom writes them, for tests and for looking at pages. */
public final class SampleTexts {

    private SampleTexts() {}

    /** Long, with a table, a figure, contents, thirteen sources, one of them cited four times and one never. */
    public static RevisionText aLongArticle() {
        return new RevisionText(
                "Why do I wake at three every night, and what actually helps adults get back to sleep without reaching for a pill?",
                "Waking in the small hours is common and usually harmless. What you do in the next twenty minutes matters"
                        + " more than how long you slept before.",
                BODY,
                SOURCES);
    }

    /** The hash of the picture {@link #aLongArticle} shows. */
    public static String picture() {
        return "3b1f".repeat(16);
    }

    private static final String BODY = """
            Most people wake several times a night and remember none of it. It becomes a problem when you notice, look at
            the clock, and begin to calculate [@walker2021; @nhlbi2022]. Night waking that returns three times a week for
            three months is called **sleep maintenance insomnia** [@icsd2023, p. 41].

            The short answer: get up if you are awake for about twenty minutes, keep the light low, and go back to bed when
            you are sleepy. Do this every time for two weeks before you judge it [@morin2020].

            ## What wakes us

            Sleep is lighter in the second half of the night. Body temperature is at its lowest around four in the morning,
            and the stress hormone cortisol begins to rise soon after [@walker2021]. Anything that would not have woken you
            at midnight can wake you now:

            - a full bladder, more often after the age of sixty [@bladder2019]
            - alcohol, which shortens the time to fall asleep and then breaks up the second half of the night [@alcohol2018]
            - hot flushes, pain, acid reflux, or a partner who snores
            - medicines, among them some for blood pressure and depression [@label2021]

            ![Time awake after first falling asleep, by age group. Drawn by us from pooled studies
            [@ohayon2004].](image:%s)

            ## What helps, and how sure we are

            Cognitive behavioural therapy for insomnia is the first treatment recommended by every guideline we read
            [@acp2016; @aasm2021; @ess2023]. It is a set of habits, learned in four to eight sessions, in person or online.

            | Approach | Minutes less awake at night | Certainty | What it asks of you |
            |:---|---:|:---:|:---|
            | Cognitive behavioural therapy | 26 | high | four to eight sessions and a sleep diary |
            | Getting up after twenty minutes | 15 | moderate | leaving a warm bed, every time |
            | Melatonin, 2 mg | 3 | low | a tablet two hours before bed |
            | Magnesium | not shown | very low | a tablet, and money |

            The figures are averages from trials in adults without other illness [@morin2020, table 2]. Yours may differ.

            ### If you try one thing

            1. Turn the clock to the wall.
            2. If you feel wide awake, go to another room and read something dull on paper.
            3. Go back when your eyes close, not when a timer tells you to.
            4. Get up at the same time, whatever the night was like.

            > The bed is for sleep. Every hour spent awake in it teaches the wrong lesson.

            ## When to see a clinician

            Make an appointment if you snore and stop breathing, if your legs will not keep still, if your mood is low most
            days, or if you are pregnant. Do not stop a prescribed medicine by yourself [@label2021; @acp2016].

            ## What we do not know

            Few trials lasted longer than a year, and fewer still included people over eighty [@ohayon2004; @walker2021].
            Trackers worn on the wrist disagree with laboratory measurement by half an hour or more [@tracker2022]; we would
            not change a habit because of one.
            """.formatted(picture());

    private static final String SOURCES = """
            [
             {"id":"walker2021","type":"article-journal","title":"Sleep architecture across the night in healthy adults",
              "author":[{"family":"Walker","given":"Ruth A."},{"family":"Ng","given":"Peter"}],"container-title":"Journal of Sleep Studies",
              "volume":"30","issue":"2","page":"112-126","issued":{"date-parts":[[2021,4]]},"DOI":"10.1000/jss.2021.112"},
             {"id":"nhlbi2022","type":"webpage","title":"Insomnia: what it is and who gets it","author":[{"literal":"National Institute for Night Rest"}],
              "URL":"https://example.org/insomnia","accessed":{"date-parts":[[2026,5,4]]},"issued":{"date-parts":[[2022,3,24]]}},
             {"id":"icsd2023","type":"book","title":"Classification of sleep disorders","edition":"3","publisher":"Institute of Sleep Medicine",
              "publisher-place":"Darien","issued":{"date-parts":[[2023]]},"ISBN":"9780000000002"},
             {"id":"morin2020","type":"article-journal","title":"Stimulus control for night waking: a randomised trial",
              "author":[{"family":"Morin","given":"Claire"},{"family":"Okafor","given":"Ada"},{"family":"Lindqvist","given":"Sven"},
              {"family":"Haddad","given":"Rami"},{"family":"Pires","given":"João"},{"family":"Ito","given":"Hana"},{"family":"Weiss","given":"Karl"}],
              "container-title":"Annals of Trials","volume":"172","page":"325-336","issued":{"date-parts":[[2020,3,3]]},
              "DOI":"10.1000/at.172.325","PMID":"31999999"},
             {"id":"bladder2019","type":"article-journal","title":"Nocturia after sixty","author":[{"family":"Brandt","given":"L."}],
              "container-title":"Urology Letters","volume":"9","page":"e12","issued":{"date-parts":[[2019]]},"PMCID":"PMC6000000"},
             {"id":"alcohol2018","type":"article-journal","title":"Alcohol and the second half of the night","author":[{"family":"Ebrahim","given":"I."}],
              "container-title":"Sleep and Substance","volume":"12","page":"1-9","issued":{"date-parts":[[2018]]}},
             {"id":"label2021","type":"report","title":"Prescribing information: effects of common medicines on sleep","author":[{"literal":"Medicines Office"}],
              "issued":{"date-parts":[[2021]]},"URL":"https://example.org/labels/sleep?edition=2021&lang=en"},
             {"id":"ohayon2004","type":"article-journal","title":"Sleep parameters from childhood to old age: pooled analysis <p < 0.05>",
              "author":[{"family":"Ohayon","given":"M."}],"container-title":"Sleep","volume":"27","issue":"7","page":"1255-1273","issued":{"date-parts":[[2004]]}},
             {"id":"acp2016","type":"article-journal","title":"Management of chronic insomnia in adults: a guideline","author":[{"family":"Qaseem","given":"A."}],
              "container-title":"Annals of Guidelines","volume":"165","page":"125-133","issued":{"date-parts":[[2016]]}},
             {"id":"aasm2021","type":"article-journal","title":"Behavioral and psychological treatments for chronic insomnia","author":[{"family":"Edinger","given":"J."}],
              "container-title":"Clinical Sleep","volume":"17","page":"255-262","issued":{"date-parts":[[2021]]}},
             {"id":"ess2023","type":"article-journal","title":"The European insomnia guideline: an update","author":[{"family":"Riemann","given":"D."}],
              "container-title":"Sleep Research","volume":"32","page":"e14035","issued":{"date-parts":[[2023]]}},
             {"id":"tracker2022","type":"paper-conference","title":"Wrist-worn trackers against polysomnography","author":[{"family":"Chinoy","given":"E."}],
              "container-title":"Proceedings of the sleep measurement workshop","issued":{"date-parts":[[2022,9]]}},
             {"id":"unused2015","type":"webpage","title":"A page nobody cites","URL":"https://example.org/unused"}
            ]""";
}
