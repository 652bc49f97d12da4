package org.communique.coalition.ui;

import com.vaadin.flow.component.HasValidation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.communique.coalition.Problem;
import org.communique.screen.Notices;

/** Shows what a service found wrong beside the fields of a form. */
final class Problems {

    private final Map<Problem, HasValidation> fields = new EnumMap<>(Problem.class);

    /** Has the field show these problems. */
    Problems at(HasValidation field, Problem... problems) {
        for (var problem : problems) {
            fields.put(problem, field);
        }
        return this;
    }

    void clear() {
        fields.values().forEach(field -> field.setInvalid(false));
    }

    void show(List<Problem> problems) {
        clear();
        var elsewhere = new ArrayList<Problem>();
        for (var problem : problems) {
            var field = fields.get(problem);
            if (field == null) {
                elsewhere.add(problem);
            } else {
                field.setErrorMessage(Labels.of(List.of(problem)));
                field.setInvalid(true);
            }
        }
        if (!elsewhere.isEmpty()) {
            Notices.refused(Labels.of(elsewhere));
        }
    }
}
