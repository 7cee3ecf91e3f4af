package org.imprimatur.article.writing;

/** A draft as writers hand it in: raised numbers, doses, and thirteen references at its end. */
public final class TypicalDraft {

    public static final String BODY = """
            Hair loss is common.^1^ It has many causes.^2,3^ A count of 4.5 × 10^9^/L is normal, and 30 kg/m^2^ is not.

            ## What helps

            Take 5 mg (1 tablet) daily [4]. Minoxidil helps (Rossi et al., 2012).^5–7^ Step (5) is to wait.

            | Drug | Dose |
            | --- | --- |
            | Finasteride | 1 mg^8^ a day |

            Iron^9^ and zinc^10^ matter; sleep too.^11–13^

            ## References

            1. Almohanna HM, Ahmed AA, Tsatalis JP, Tosti A. The Role of Vitamins and Minerals in Hair Loss: A Review. Dermatol Ther (Heidelb). 2019;9(1):51-70. doi:10.1007/s13555-018-0278-6
            2. Phillips TG, Slomiany WP, Allison R. Hair loss: common causes and treatment. Am Fam Physician. 2017;96(6):371-378.
            3. Gupta AK, Talukder M. Minoxidil: a comprehensive review. *J Dermatolog Treat*. 2022;33(4):1896-1906.
            4. Mayo Clinic Staff. Hair loss: Symptoms and causes. Mayo Clinic. Published March 22, 2022. Accessed June 3, 2024. https://www.mayoclinic.org/hair-loss
            5. Rossi A, Cantisani C, Melis L. Minoxidil use in dermatology. Recent Pat Inflamm Allergy Drug Discov. 2012;6(2):130-136.
            6. World Health Organization. Guideline: sodium intake for adults and children. Geneva: World Health Organization; 2012.
            7. Guo EL, Katta R. Diet and hair loss: effects of nutrient deficiency and supplement use. Dermatol Pract Concept. 2017;7(1):1-10.
            8. Propecia. Package insert. Merck; 2014.
            9. Trost LB, Bergfeld WF, Calogeras E. The diagnosis and treatment of iron deficiency. J Am Acad Dermatol. 2006;54(5):824-844.
            10. Park H, Kim CW, Kim SS. The therapeutic effect of zinc. Ann Dermatol. 2009;21(2):142-146.
            11. Watson NF, Badr MS, Belenky G. Recommended amount of sleep for a healthy adult. Sleep. 2015;38(6):843-844.
            12. Bolognia JL, Schaffer JV, eds. Dermatology. 4th ed. Elsevier; 2018.
            13. Centers for Disease Control and Prevention. Sleep. https://www.cdc.gov/sleep. Accessed May 1, 2023.
            """;

    private TypicalDraft() {}
}
