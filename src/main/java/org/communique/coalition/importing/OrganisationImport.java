package org.communique.coalition.importing;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationRepository;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.importing.ImportPreview.Effect;
import org.communique.coalition.member.OrganisationData;
import org.communique.coalition.member.OrganisationOutcome;
import org.communique.coalition.member.OrganisationService;
import org.communique.text.format.ParsedCsv;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads organisations from a table. The official name says which organisation a row is about. */
@Component
class OrganisationImport {

    private final OrganisationRepository organisationRepository;
    private final OrganisationService service;

    OrganisationImport(OrganisationRepository organisationRepository, OrganisationService service) {
        this.organisationRepository = organisationRepository;
        this.service = service;
    }

    List<PlannedImportRow> plan(List<ParsedCsv.Row> rows) {
        Map<String, Organisation> known =
                organisationRepository.findAll().stream().collect(toMap(Organisation::nameKey, Function.identity()));
        Set<String> seen = new HashSet<>();
        return rows.stream().map(row -> plan(row, known, seen)).toList();
    }

    private PlannedImportRow plan(ParsedCsv.Row row, Map<String, Organisation> known, Set<String> seen) {
        var problems = new ArrayList<ValidationProblem>();
        var region = value(Region.class, row.get("region"));
        var status = value(ConsultativeStatus.class, row.get("status"));
        var data = new OrganisationData(
                row.get("official_name"),
                row.get("display_name"),
                row.get("country"),
                region.orElse(Region.GLOBAL),
                status.orElse(ConsultativeStatus.NONE),
                row.get("domain"));
        if (!row.complete()) {
            problems.add(ValidationProblem.COLUMNS_OF_ROW);
        }
        problems.addAll(data.problems());
        if (region.isEmpty()) {
            problems.add(ValidationProblem.REGION);
        }
        if (status.isEmpty()) {
            problems.add(ValidationProblem.STATUS);
        }
        String key = Organisation.nameKey(data.officialName());
        if (!seen.add(key)) {
            problems.add(ValidationProblem.TWICE_IN_THE_FILE);
        }
        var existing = known.get(key);
        var effect = existing == null
                ? Effect.CREATED
                : data.equals(OrganisationData.of(existing)) ? Effect.UNCHANGED : Effect.CHANGED;
        return new PlannedImportRow(
                new ImportPreview.Row(row.line(), data.officialName(), effect, problems), () -> write(data, existing));
    }

    private boolean write(OrganisationData data, @Nullable Organisation existing) {
        var outcome = existing == null ? service.add(data) : service.change(existing.id(), data, existing.revision());
        return outcome instanceof OrganisationOutcome.Saved;
    }

    private static <E extends Enum<E>> Optional<E> value(Class<E> type, String text) {
        var name = text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
