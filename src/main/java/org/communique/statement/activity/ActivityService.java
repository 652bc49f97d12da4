package org.communique.statement.activity;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.access.LinkSharingPeriod;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.DistinctNames;
import org.communique.coalition.directory.Member;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementRights;
import org.communique.statement.activity.ActivityEntry.Audience;
import org.communique.text.format.CsvTable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What happened to a statement, from every feature, as far as the current member may know it. */
@Service
@PreAuthorize("denyAll()")
public class ActivityService {

    /**
     * @param who        the member's name; empty if the workflow did it
     * @param linkSharing who shared the link that had set the member's password at the time, if any
     */
    public record AttributedEntry(
            ActivityEntry entry, String who, @Nullable LinkSharing linkSharing) {}

    private final Statements statements;
    private final StatementRights rights;
    private final Directory directory;
    private final SignInAccess access;
    private final ActivityCollector collector;
    private final MessageSource messages;

    ActivityService(
            Statements statements,
            StatementRights rights,
            Directory directory,
            SignInAccess access,
            ActivityCollector collector,
            MessageSource messages) {
        this.statements = statements;
        this.rights = rights;
        this.directory = directory;
        this.access = access;
        this.collector = collector;
        this.messages = messages;
    }

    /** The newest first. */
    @PreAuthorize("@statementRights.canRead(#id)")
    public List<AttributedEntry> of(StatementId id) {
        var statement = statements.findById(id).orElseThrow();
        var coordinates = rights.canCoordinate(id);
        var all = coordinates ? collector.forCoordinators(statement) : collector.of(statement);
        var entries = all.filter(activityEntry -> coordinates || activityEntry.audience() == Audience.READERS)
                .sorted(Comparator.comparing(ActivityEntry::at).reversed())
                .toList();
        var members = entries.stream()
                .map(ActivityEntry::by)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var known = directory.members(members);
        // By their addresses, which are not for all readers.
        Function<Member, String> names = coordinates
                ? new DistinctNames(withColleagues(known.values()), directory::organisations)::of
                : Member::name;
        var periods = access.linkSharingPeriods(members);
        return entries.stream()
                .map(activityEntry -> new AttributedEntry(
                        activityEntry,
                        activityEntry.by() != null && known.get(activityEntry.by()) instanceof Member member
                                ? names.apply(member)
                                : "",
                        linkSharing(activityEntry, periods)))
                .toList();
    }

    /** One of them may be called as another who did nothing here. */
    private Collection<Member> withColleagues(Collection<Member> members) {
        var all = new HashSet<>(members);
        all.addAll(directory.activeMembersOf(
                members.stream().map(Member::organisation).collect(toSet())));
        return all;
    }

    private static @Nullable LinkSharing linkSharing(ActivityEntry activityEntry, List<LinkSharingPeriod> times) {
        return times.stream()
                .filter(period -> period.member().equals(activityEntry.by()) && period.includes(activityEntry.at()))
                .map(LinkSharingPeriod::linkSharing)
                .findFirst()
                .orElse(null);
    }

    /** In the words of the server's own language, in which records are kept. */
    @PreAuthorize("@statementRights.canRead(#id)")
    public List<String> inWords(StatementId id, List<ActivityEntry> entries) {
        return entries.stream().map(this::inWords).toList();
    }

    private String inWords(ActivityEntry activityEntry) {
        return messages.getMessage(activityEntry.kind(), activityEntry.details().toArray(), Locale.ENGLISH);
    }

    /** The whole history as CSV, the earliest first. */
    @PreAuthorize("@statementRights.canRead(#id)")
    public String csv(StatementId id) {
        return CsvTable.of(
                List.of("at (UTC)", "who", "what", "note", "kind", "link shared by"),
                of(id).reversed().stream()
                        .map(attributedEntry -> List.of(
                                attributedEntry.entry().at(),
                                attributedEntry.who(),
                                inWords(attributedEntry.entry()),
                                attributedEntry.entry().note(),
                                attributedEntry.entry().kind(),
                                attributedEntry.linkSharing() == null
                                        ? ""
                                        : attributedEntry.linkSharing().name())));
    }
}
