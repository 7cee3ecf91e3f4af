package org.imprimatur.article.source.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Sources as CSL-JSON whose names, dates and titles are of the kinds that people and programs stumble over. */
final class AwkwardSources {

    private static final List<List<Map<String, Object>>> AUTHORS = List.of(
            people("Almohanna|Hind M.", "Ahmed|Azhar A.", "Tsatalis|John P.", "Tosti|Antonella"),
            people("Smith|John Allen||Jr.", "Lee|Kim"),
            people("Watson|Nathaniel F."),
            people("Gogh|Vincent W.|van", "Beauvoir|Simone|de", "O'Brien|Mary-Anne"),
            people("Berg|Pieter J.|van den", "al-Hassan|Omar", "D'Amico|Giulia R."),
            people("王|伟", "李|明华", "张|丽"),
            people("陈|晓东"),
            people("García-Márquez|Ana L.", "Müller|Jörg", "Łukasiewicz|Zofia", "Ðorđević|Branka"),
            List.of(Map.of("literal", "World Health Organization")),
            List.of(Map.of("literal", "Centers for Disease Control and Prevention")),
            List.of(Map.of("literal", "National Institute for Health and Care Excellence")),
            List.of(Map.of("literal", "American Academy of Dermatology Association")),
            List.of(Map.of("literal", "SPRINT Research Group")),
            List.of(Map.of("literal", "U.S. Food and Drug Administration")),
            people(
                    "Haider|Sana",
                    "Kaushik|Vinod K.",
                    "Patel|Ravi",
                    "Nguyen|Thi Lan",
                    "Okafor|Chidi",
                    "Jensen|Lars B.",
                    "Rossi|Paolo",
                    "Tanaka|Yuki",
                    "Silva|João P."),
            people("Davis|Robert T.||III", "St. Clair|Anne", "Wu|Xi"),
            people("Kowalczyk-Nowak|Ewa M.", "Li|Y."),
            people("Ng|A.", "Xu|B. C."),
            people("Leeuwen|Hendrik|van", "Vries|Johanna M.|de"),
            people("Fernández de Córdoba|Luis", "Mac Gabhann|Seán"),
            List.of());

    private static final List<String> TITLES = List.of(
            "The role of vitamins and minerals in hair loss: a review",
            "Is one night of poor sleep harmful? A randomised crossover trial in 1,204 adults",
            "Effect of 5 mg finasteride versus placebo on hair count: results of a 24-week trial",
            "Recommended amount of sleep for a healthy adult: a joint consensus statement",
            "Prevalence of hypertension among adults aged 18 and over, United States, 2017-2018",
            "Can we stop aspirin before surgery? Yes, no, perhaps",
            "Low-dose methotrexate (7.5 mg weekly) in alopecia areata: a retrospective study of 31 patients",
            "Serum ferritin and diffuse hair loss in women",
            "SARS-CoV-2 and the skin: what dermatologists need to know in 2020",
            "Β-blockers after myocardial infarction",
            "Iron deficiency without anaemia: who should be treated, and how?",
            "Long-term safety of metformin in patients with type 2 diabetes and chronic kidney disease: a systematic review and meta-analysis of observational studies including more than 120,000 participants",
            "Minoxidil",
            "What is new in the management of migraine?",
            "Measuring blood pressure at home: a practical guide",
            "Zinc, copper, and selenium in patients with alopecia",
            "Treatment of anemia in pregnancy",
            "A 12-month follow-up of adolescents with asthma: adherence, inhaler technique and outcomes",
            "Biotin for the treatment of nail disease: what is the evidence?",
            "Home remedies for the common cold");

    private static final List<String> CHINESE_TITLES = List.of("维生素与脱发的关系", "高血压患者睡眠质量的研究");

    private static final List<String> JOURNALS = List.of(
            "Dermatology and Therapy",
            "The New England Journal of Medicine",
            "JAMA",
            "BMJ",
            "Journal of the American Academy of Dermatology",
            "Sleep",
            "Annals of Internal Medicine",
            "The Lancet",
            "J Clin Sleep Med",
            "N Engl J Med",
            "PLoS ONE",
            "Clinical, Cosmetic and Investigational Dermatology",
            "Cochrane Database of Systematic Reviews",
            "American Journal of Obstetrics & Gynecology");

    private static final List<String> PAGES =
            List.of("51-70", "843-844", "e1014", "1-9", "S12-S19", "2103-2116", "33", "101234", "CD004141");

    private static final List<String> BOOKS = List.of(
            "Goodman and Gilman's The Pharmacological Basis of Therapeutics",
            "Harrison's Principles of Internal Medicine",
            "Dermatology: An Illustrated Colour Text",
            "Handbook of Sleep Disorders",
            "Nutrition in Clinical Practice: A Guide for Nurses");

    private static final List<String> PUBLISHERS = List.of(
            "McGraw-Hill Education|New York",
            "Elsevier|Philadelphia",
            "Oxford University Press|Oxford",
            "Springer|Berlin",
            "Wiley-Blackwell|Hoboken, NJ");

    private static final List<String> SITES =
            List.of("Mayo Clinic", "MedlinePlus", "Cleveland Clinic", "NHS", "Cancer Research UK");

    private final Random random;

    private AwkwardSources(Random random) {
        this.random = random;
    }

    static List<Map<String, Object>> of(long seed, int howMany) {
        AwkwardSources sources = new AwkwardSources(new Random(seed));
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            items.add(sources.next(i));
        }
        return items;
    }

    private Map<String, Object> next(int i) {
        int kind = i % 20;
        Map<String, Object> item = new LinkedHashMap<>();
        List<Map<String, Object>> authors = AUTHORS.get((i * 5 + i / 21) % AUTHORS.size());
        boolean chinese = !authors.isEmpty()
                && String.valueOf(authors.get(0).get("family")).matches("\\p{IsHan}+");
        if (!authors.isEmpty()) {
            item.put("author", authors);
        }
        item.put("title", chinese ? any(CHINESE_TITLES) : any(TITLES));
        if (kind < 10) {
            journal(item, chinese);
        } else if (kind < 13) {
            chapter(item);
        } else if (kind < 15) {
            book(item);
        } else if (kind < 17) {
            page(item, "webpage");
        } else if (kind == 17) {
            report(item);
        } else if (kind == 18) {
            label(item);
        } else {
            page(item, "post-weblog");
        }
        return item;
    }

    private void journal(Map<String, Object> item, boolean chinese) {
        item.put("type", "article-journal");
        item.put("container-title", chinese ? "中华医学杂志" : any(JOURNALS));
        item.put("volume", String.valueOf(1 + random.nextInt(400)));
        if (random.nextInt(4) > 0) {
            item.put("issue", random.nextInt(8) == 0 ? "Suppl 1" : String.valueOf(1 + random.nextInt(24)));
        }
        item.put("page", any(PAGES));
        issued(item, random.nextInt(3));
        if (random.nextInt(3) > 0) {
            item.put(
                    "DOI",
                    "10.10" + (10 + random.nextInt(80)) + "/j.abc." + random.nextInt(100_000)
                            + "(x)".repeat(random.nextInt(8) == 0 ? 1 : 0));
        }
    }

    private void chapter(Map<String, Object> item) {
        item.put("type", "chapter");
        item.put("container-title", any(BOOKS));
        item.put(
                "editor",
                List.of(person("Brunton|Laurence L."), person("Knollmann|Bjorn C."))
                        .subList(0, 1 + random.nextInt(2)));
        if (random.nextBoolean()) {
            item.put("edition", String.valueOf(2 + random.nextInt(12)));
        }
        publisher(item);
        item.put("page", (100 + random.nextInt(300)) + "-" + (420 + random.nextInt(300)));
        issued(item, 0);
    }

    private void book(Map<String, Object> item) {
        item.put("type", "book");
        item.put("title", any(BOOKS));
        if (random.nextBoolean()) {
            item.put("edition", String.valueOf(2 + random.nextInt(12)));
        }
        publisher(item);
        issued(item, 0);
    }

    private void page(Map<String, Object> item, String type) {
        item.put("type", type);
        item.put("container-title", any(SITES));
        if (random.nextInt(3) > 0) {
            issued(item, random.nextInt(3));
        }
        item.put(
                "URL",
                "https://www.example.org/health/" + random.nextInt(1000) + "/hair-loss_overview?id="
                        + random.nextInt(99));
        item.put(
                "accessed",
                Map.of("date-parts", List.of(List.of(2024, 1 + random.nextInt(12), 1 + random.nextInt(28)))));
    }

    private void report(Map<String, Object> item) {
        item.put("type", "report");
        publisher(item);
        issued(item, 0);
        if (random.nextBoolean()) {
            item.put("URL", "https://apps.example.int/iris/handle/" + random.nextInt(99_999));
        }
    }

    private void label(Map<String, Object> item) {
        item.put("type", "report");
        item.remove("author");
        item.put(
                "title",
                List.of("Propecia (finasteride) tablets", "Rogaine", "Otezla (apremilast) tablets, for oral use")
                        .get(random.nextInt(3)));
        item.put("genre", "Prescribing information");
        item.put(
                "publisher",
                List.of("Merck & Co., Inc.", "Johnson & Johnson", "Amgen").get(random.nextInt(3)));
        issued(item, 0);
    }

    private void publisher(Map<String, Object> item) {
        String[] publisher = any(PUBLISHERS).split("\\|");
        item.put("publisher", publisher[0]);
        item.put("publisher-place", publisher[1]);
    }

    private void issued(Map<String, Object> item, int more) {
        List<Integer> date = new ArrayList<>(List.of(1990 + random.nextInt(35)));
        if (more > 0) {
            date.add(1 + random.nextInt(12));
        }
        if (more > 1) {
            date.add(1 + random.nextInt(28));
        }
        item.put("issued", Map.of("date-parts", List.of(date)));
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static List<Map<String, Object>> people(String... names) {
        List<Map<String, Object>> people = new ArrayList<>();
        for (String name : names) {
            people.add(person(name));
        }
        return people;
    }

    /** family|given|particle|suffix */
    private static Map<String, Object> person(String name) {
        String[] parts = name.split("\\|");
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("family", parts[0]);
        person.put("given", parts[1]);
        if (parts.length > 2 && !parts[2].isEmpty()) {
            person.put("non-dropping-particle", parts[2]);
        }
        if (parts.length > 3) {
            person.put("suffix", parts[3]);
        }
        return person;
    }
}
