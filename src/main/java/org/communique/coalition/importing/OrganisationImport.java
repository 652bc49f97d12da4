package org.communique.coalition.importing;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reads organisations from a table. The official name says which organisation a row is about. */
@Component
class OrganisationImport {

    /** The codes by the names that screens show, in lower case. */
    private static final Map<String, String> COUNTRIES = Arrays.stream(Locale.getISOCountries())
            .collect(toMap(
                    code -> Locale.of("", code)
                            .getDisplayCountry(Locale.ENGLISH)
                            .toLowerCase(Locale.ROOT),
                    Function.identity()));

    private final OrganisationRepository organisationRepository;
    private final OrganisationService service;
    private final MessageSource messages;

    OrganisationImport(
            OrganisationRepository organisationRepository, OrganisationService service, MessageSource messages) {
        this.organisationRepository = organisationRepository;
        this.service = service;
        this.messages = messages;
    }

    List<PlannedImportRow> plan(List<ParsedCsv.Row> rows) {
        Map<String, Organisation> known =
                organisationRepository.findAll().stream().collect(toMap(Organisation::nameKey, Function.identity()));
        Set<String> seen = new HashSet<>();
        return rows.stream().map(row -> plan(row, known, seen)).toList();
    }

    private PlannedImportRow plan(ParsedCsv.Row row, Map<String, Organisation> known, Set<String> seen) {
        var problems = new ArrayList<ValidationProblem>();
        var region = value(Region.class, "coalition.region.", row.get("region"));
        var status = value(ConsultativeStatus.class, "signon.ecosoc.", row.get("status"));
        var read = new OrganisationData(
                row.get("official_name"),
                row.get("display_name"),
                COUNTRIES.getOrDefault(row.get("country").toLowerCase(Locale.ROOT), row.get("country")),
                region.orElse(null),
                status.orElse(ConsultativeStatus.NONE),
                row.get("domain"));
        var key = Organisation.nameKey(read.officialName());
        var existing = known.get(key);
        var data = existing == null ? read : withUnsaid(row, read, existing);
        if (!row.complete()) {
            problems.add(ValidationProblem.COLUMNS_OF_ROW);
        }
        problems.addAll(data.problems());
        if (region.isEmpty() && !row.get("region").isEmpty()) {
            problems.add(ValidationProblem.REGION);
        }
        if (status.isEmpty()) {
            problems.add(ValidationProblem.STATUS);
        }
        if (!seen.add(key)) {
            problems.add(ValidationProblem.TWICE_IN_THE_FILE);
        }
        var effect = existing == null
                ? Effect.CREATED
                : data.equals(OrganisationData.of(existing)) ? Effect.UNCHANGED : Effect.CHANGED;
        return new PlannedImportRow(
                new ImportPreview.Row(row.line(), data.officialName(), effect, problems), () -> write(data, existing));
    }

    /** An empty region or domain says nothing: it stays as it is. */
    private static OrganisationData withUnsaid(ParsedCsv.Row row, OrganisationData read, Organisation existing) {
        var keepsRegion = row.get("region").isEmpty() && existing.country().equals(read.country());
        return new OrganisationData(
                read.officialName(),
                read.displayName(),
                read.country(),
                keepsRegion ? existing.region() : read.region(),
                read.status(),
                row.get("domain").isEmpty() ? existing.domain() : read.domain());
    }

    private boolean write(OrganisationData data, @Nullable Organisation existing) {
        var outcome = existing == null ? service.add(data) : service.change(existing.id(), data, existing.revision());
        return outcome instanceof OrganisationOutcome.Saved;
    }

    /** By its name, or as screens show it. */
    private <E extends Enum<E>> Optional<E> value(Class<E> type, String key, String text) {
        var name = text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name)
                        || messages.getMessage(key + constant, null, Locale.ENGLISH)
                                .equalsIgnoreCase(text))
                .findFirst();
    }
}
