package org.communique.coalition.ui;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.screen.Toasts;

/** Shows what a service found wrong next to the fields of a form. */
final class FieldErrors {

    private final Map<ValidationProblem, HasValidation> fields = new EnumMap<>(ValidationProblem.class);

    /** Has the field show these problems. */
    FieldErrors at(HasValidation field, ValidationProblem... problems) {
        for (var validationProblem : problems) {
            fields.put(validationProblem, field);
        }
        return this;
    }

    void clear() {
        fields.values().forEach(field -> field.setInvalid(false));
    }

    void show(List<ValidationProblem> problems) {
        clear();
        var elsewhere = new ArrayList<ValidationProblem>();
        // The first has the focus at the end.
        for (var validationProblem : problems.reversed()) {
            var field = fields.get(validationProblem);
            if (field == null) {
                elsewhere.addFirst(validationProblem);
            } else {
                field.setErrorMessage(CoalitionLabels.of(List.of(validationProblem)));
                field.setInvalid(true);
                if (field instanceof Focusable<?> focusable) {
                    focusable.focus();
                }
            }
        }
        if (!elsewhere.isEmpty()) {
            Toasts.refused(CoalitionLabels.of(elsewhere));
        }
    }
}
