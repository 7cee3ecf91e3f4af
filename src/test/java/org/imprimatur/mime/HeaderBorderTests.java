package org.imprimatur.mime;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import org.imprimatur.ImportedClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No header without {@link HeaderValue}. */
class HeaderBorderTests {

    private static final ArchRule RULE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(HeaderWriter.class.getName())
            .should()
            .callMethodWhere(target(nameMatching("(set|add)(Header|HeaderLine|Subject|Description|FileName)"))
                    .and(target(owner(
                            Predicates.assignableTo(Part.class).or(Predicates.assignableTo(InternetHeaders.class))))))
            .because("the mail library lets line ends into headers");

    @Test
    void row41_onlyOneClassSetsHeaders() {
        RULE.check(ImportedClasses.ofTheServer());
    }

    @Test
    void theRuleSeesABreach() {
        JavaClasses breach = new ClassFileImporter().importClasses(Breach.class);
        assertThatThrownBy(() -> RULE.check(breach)).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "a\0b", "a\tb", "a\u001bb", "a\u007fb", "a\u0085b", "a\u2028b"})
    void row41_aHeaderHoldsNoControlCharacter(String text) {
        assertThatThrownBy(() -> new HeaderValue(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(HeaderValue.ofWords(text).text()).isEqualTo("a b");
    }

    private static final class Breach {

        void set(MimeMessage message) throws MessagingException {
            message.setHeader("Subject", "anything");
        }
    }
}
