package org.communique.coalition.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.UI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.Role;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.importing.ImportPreview;

/** Values of the coalition in the reader's words. */
final class CoalitionLabels {

    private CoalitionLabels() {}

    static String of(Region region) {
        return translate("coalition.region." + region.name());
    }

    static String of(ConsultativeStatus status) {
        return translate("coalition.status." + status.name());
    }

    static String of(Role role) {
        return translate("coalition.role." + role.name());
    }

    static String country(String code) {
        return Locale.of("", code).getDisplayCountry(UI.getCurrent().getLocale());
    }

    /** Codes of all countries, by their names. */
    static List<String> countries() {
        return Arrays.stream(Locale.getISOCountries())
                .sorted(Comparator.comparing(CoalitionLabels::country))
                .toList();
    }

    /** What is wrong with a row of a file, with the words that are. */
    static String of(ImportPreview.Row row) {
        return row.problems().stream()
                .map(problem -> problem == ValidationProblem.ROLE_UNKNOWN
                        ? translate(problem.messageKey(), String.join(", ", row.unknownRoles()))
                        : translate(problem.messageKey()))
                .collect(Collectors.joining(" "));
    }

    static String of(List<ValidationProblem> problems) {
        return problems.stream()
                .map(validationProblem -> translate(validationProblem.messageKey()))
                .collect(Collectors.joining(" "));
    }
}
