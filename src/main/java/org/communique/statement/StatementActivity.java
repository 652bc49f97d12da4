package org.communique.statement;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.communique.coalition.Directory;
import org.communique.coalition.HandOver;
import org.communique.coalition.HandedOverTime;
import org.communique.coalition.Member;
import org.communique.coalition.SignInAccess;
import org.communique.statement.Happening.Audience;
import org.communique.text.CsvTable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What happened to a statement, from every feature, as far as the current member may know it. */
@Service
@PreAuthorize("denyAll()")
public class StatementActivity {

    /**
     * @param who        name of the member who did it; empty where the workflow did
     * @param handedOver by whom the link was handed over that had set the member's password then
     */
    public record Entry(
            Happening happening, String who, @Nullable HandOver handedOver) {}

    private final Statements statements;
    private final StatementRights rights;
    private final Directory directory;
    private final SignInAccess access;
    private final Happenings recorded;
    private final MessageSource messages;

    StatementActivity(
            Statements statements,
            StatementRights rights,
            Directory directory,
            SignInAccess access,
            Happenings recorded,
            MessageSource messages) {
        this.statements = statements;
        this.rights = rights;
        this.directory = directory;
        this.access = access;
        this.recorded = recorded;
        this.messages = messages;
    }

    /** The newest first. */
    @PreAuthorize("@statementRights.canRead(#id)")
    public List<Entry> of(StatementId id) {
        var statement = statements.findById(id).orElseThrow();
        var coordinates = rights.canCoordinate(id);
        var known = coordinates ? recorded.forCoordinators(statement) : recorded.of(statement);
        var happenings = known.filter(happening -> coordinates || happening.audience() == Audience.READERS)
                .sorted(Comparator.comparing(Happening::at).reversed())
                .toList();
        var members = happenings.stream()
                .map(Happening::by)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var names = directory.members(members);
        var handedOver = access.handedOverTimes(members);
        return happenings.stream()
                .map(happening -> new Entry(
                        happening,
                        happening.by() != null && names.get(happening.by()) instanceof Member member
                                ? member.name()
                                : "",
                        handOver(happening, handedOver)))
                .toList();
    }

    private static @Nullable HandOver handOver(Happening happening, List<HandedOverTime> times) {
        return times.stream()
                .filter(time -> time.member().equals(happening.by()) && time.includes(happening.at()))
                .map(HandedOverTime::handOver)
                .findFirst()
                .orElse(null);
    }

    /** In the words of the server's own language, in which records are kept. */
    @PreAuthorize("@statementRights.canRead(#id)")
    public List<String> inWords(StatementId id, List<Happening> happenings) {
        return happenings.stream().map(this::inWords).toList();
    }

    private String inWords(Happening happening) {
        return messages.getMessage(happening.kind(), happening.details().toArray(), Locale.ENGLISH);
    }

    /** The whole history as CSV, the earliest first. */
    @PreAuthorize("@statementRights.canRead(#id)")
    public String csv(StatementId id) {
        return CsvTable.of(
                List.of("at (UTC)", "who", "what", "note", "kind", "link handed over by"),
                of(id).reversed().stream()
                        .map(entry -> List.of(
                                entry.happening().at(),
                                entry.who(),
                                inWords(entry.happening()),
                                entry.happening().note(),
                                entry.happening().kind(),
                                entry.handedOver() == null
                                        ? ""
                                        : entry.handedOver().name())));
    }
}
