package org.imprimatur.article.writing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.util.MultiValueMap;

/** The form of the page that makes sources of references: lines ticked, fields corrected, markers decided on. */
record ReferencesForm(MultiValueMap<String, String> sent) {

    int base() {
        String base = sent.getFirst("base");
        return base != null && base.matches("\\d{1,9}") ? Integer.parseInt(base) : 0;
    }

    boolean takes(int line) {
        return values("take").contains(String.valueOf(line));
    }

    /** Whether a marker that is certain is still to become a citation. */
    boolean cites(int marker) {
        return values("cite").contains(String.valueOf(marker));
    }

    /** Which of its candidates a marker means; less than nothing to leave it as it is. */
    int choice(int marker) {
        String choice = sent.getFirst("marker-" + marker);
        return choice != null && choice.matches("\\d{1,2}") ? Integer.parseInt(choice) : -1;
    }

    Map<String, Object> corrected(int line, Map<String, Object> item) {
        Map<String, String> typed = new HashMap<>();
        for (String name : ReferenceFields.NAMES) {
            String field = sent.getFirst("line-" + line + "-" + name);
            if (field != null) {
                typed.put(name, field);
            }
        }
        return ReferenceFields.corrected(item, typed);
    }

    private List<String> values(String name) {
        return sent.getOrDefault(name, List.of());
    }
}
