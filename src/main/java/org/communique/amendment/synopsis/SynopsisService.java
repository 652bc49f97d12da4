package org.communique.amendment.desk;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.Settlement;
import org.communique.amendment.Amendment.Stand;
import org.communique.amendment.change.Applicability;
import org.communique.amendment.change.Applicability.Applies;
import org.communique.amendment.change.Applicability.CollidesWithAccepted;
import org.communique.amendment.change.Applicability.WordsChanged;
import org.communique.amendment.change.Applicability.WordsGone;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.StatementId;
import org.communique.text.format.CsvTable;
import org.communique.text.format.XlsxTable;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What is proposed, passage by passage, for a spreadsheet. */
@Service
@PreAuthorize("denyAll()")
public class SynopsisService {

    private static final List<String> HEADER = List.of(
            "amendment",
            "paragraph",
            "kind",
            "organisation",
            "text",
            "proposed text",
            "reason",
            "supported by",
            "opposed by",
            "state",
            "collides with",
            "settled at (UTC)",
            "reason of the decision");

    private final DeskService desk;
    private final Directory directory;
    private final MessageSource messages;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;

    SynopsisService(
            DeskService desk,
            Directory directory,
            MessageSource messages,
            HeavyWorkExecutor work,
            CurrentMember currentMember) {
        this.desk = desk;
        this.directory = directory;
        this.messages = messages;
        this.work = work;
        this.currentMember = currentMember;
    }

    /** Of what the current member may see, as UTF-8 CSV (RFC 4180). */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public String csv(StatementId statement) {
        return write(statement, rows -> CsvTable.of(HEADER, rows.stream()));
    }

    /** As {@link #csv}; all cells are text, which no spreadsheet runs. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public byte[] xlsx(StatementId statement) {
        return write(statement, rows -> XlsxTable.write("Amendments", HEADER, rows));
    }

    private <T> T write(StatementId statement, Function<List<List<String>>, T> table) {
        var entries = desk.entries(
                statement,
                desk.standings(statement).stream()
                        .map(standing -> standing.amendment().id())
                        .collect(Collectors.toSet()));
        var organisations = directory.organisations(organisations(entries));
        return work.run(
                WorkKind.RENDERING,
                currentMember.id().value(),
                () -> table.apply(
                        entries.stream().map(entry -> row(entry, organisations)).toList()));
    }

    private static Collection<OrganisationId> organisations(List<DeskEntry> entries) {
        var organisations = new HashSet<OrganisationId>();
        entries.forEach(entry -> {
            organisations.add(entry.amendment().organisation());
            entry.amendment().stands().forEach(stand -> organisations.add(stand.organisation()));
        });
        return organisations;
    }

    private List<String> row(DeskEntry entry, Map<OrganisationId, Organisation> organisations) {
        var amendment = entry.amendment();
        var settlement = amendment.settlement();
        return List.of(
                Integer.toString(amendment.id().number()),
                Integer.toString(amendment.passage()),
                words("kind." + amendment.kind()),
                name(amendment.organisation(), organisations),
                CanonicalText.of(entry.before()).strip(),
                CanonicalText.of(entry.after()).strip(),
                amendment.reason(),
                names(amendment, true, organisations),
                names(amendment, false, organisations),
                state(amendment, entry.standing().applicability()),
                numbers(entry.standing().collidesWith()),
                settlement == null ? "" : settlement.at().toString(),
                settlement instanceof Settlement(var _, var _, var reason) ? reason : "");
    }

    private String state(Amendment amendment, @Nullable Applicability applicability) {
        return switch (applicability) {
            case null -> words("state." + amendment.state());
            case Applies(var surroundings) -> words(surroundings ? "standing.surroundings" : "standing.applies");
            case WordsChanged _ -> words("standing.changed");
            case WordsGone _ -> words("standing.gone");
            case CollidesWithAccepted(var others) -> words("standing.accepted", others.size(), numbers(others));
        };
    }

    private static String numbers(Collection<Integer> numbers) {
        return numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String names(
            Amendment amendment, boolean supports, Map<OrganisationId, Organisation> organisations) {
        return amendment.stands().stream()
                .filter(stand -> stand.supports() == supports)
                .map(Stand::organisation)
                .map(organisation -> name(organisation, organisations))
                .collect(Collectors.joining("; "));
    }

    private static String name(OrganisationId id, Map<OrganisationId, Organisation> organisations) {
        return organisations.get(id) instanceof Organisation organisation ? organisation.displayName() : "";
    }

    private String words(String key, Object... arguments) {
        return messages.getMessage("amendment." + key, arguments, Locale.ENGLISH);
    }
}
