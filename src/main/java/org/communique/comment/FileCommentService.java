package org.communique.comment;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.comment.CommentFile.BroughtIn;
import org.communique.comment.CommentFile.Candidate;
import org.communique.comment.CommentFile.Finding;
import org.communique.comment.CommentFile.FoundThread;
import org.communique.comment.CommentFile.FoundThreads;
import org.communique.comment.CommentFile.Unreadable;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.statement.access.StatementRights;
import org.communique.statement.creation.ImportedThread;
import org.communique.statement.creation.ImportedThread.ImportedRemark;
import org.communique.statement.creation.TextImporter;
import org.communique.statement.creation.TextImporter.ImportResult;
import org.communique.statement.draft.DraftService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.Quotation;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Brings the comments of a file in as threads on the draft, or on the newest version once that is frozen. They are the member's who brings
 * them in; whom the file names is kept beside them.
 */
@Service
@PreAuthorize("denyAll()")
public class FileCommentService {

    private final Statements statements;
    private final StatementService versions;
    private final DraftService drafts;
    private final TextImporter importer;
    private final CommentWriter writer;
    private final FileAuthors fileAuthors;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final HeavyWorkExecutor work;
    private final Clock clock;

    FileCommentService(
            Statements statements,
            StatementService versions,
            DraftService drafts,
            TextImporter importer,
            CommentWriter writer,
            FileAuthors fileAuthors,
            Directory directory,
            CurrentMember currentMember,
            HeavyWorkExecutor work,
            Clock clock) {
        this.statements = statements;
        this.versions = versions;
        this.drafts = drafts;
        this.importer = importer;
        this.writer = writer;
        this.fileAuthors = fileAuthors;
        this.directory = directory;
        this.currentMember = currentMember;
        this.work = work;
        this.clock = clock;
    }

    /** What a file has, and where its words are in the text of today. */
    @PreAuthorize("@statementRights.canComment(#statement)")
    public CommentFile read(StatementId statement, String filename, byte[] content) {
        return switch (importer.read(filename, content)) {
            case ImportResult.Unreadable(var why) -> new Unreadable(why);
            case ImportResult.Read read -> {
                var text = text(statement);
                var threads = parse(() -> {
                    var passages = Passages.of(text);
                    return read.threads().stream()
                            .map(thread -> found(passages, thread))
                            .toList();
                });
                yield new FoundThreads(threads, authors(threads));
            }
        };
    }

    private static FoundThread found(Passages passages, ImportedThread thread) {
        if (!isUsable(thread)) {
            return new FoundThread(thread, Finding.UNUSABLE, null);
        }
        if (!(thread.words() instanceof Quotation words)) {
            return new FoundThread(thread, Finding.NO_WORDS, null);
        }
        var quoted = passages.quote(DraftCommentService.normal(words));
        return switch (quoted.size()) {
            case 0 -> new FoundThread(thread, Finding.GONE, null);
            case 1 -> new FoundThread(thread, Finding.FOUND, quoted.getFirst());
            default -> new FoundThread(thread, Finding.TWICE, null);
        };
    }

    private static boolean isUsable(ImportedThread thread) {
        return thread.replies().size() <= Comment.MOST_REPLIES
                && remarks(thread)
                        .allMatch(remark -> !remark.text().isBlank()
                                && remark.text().length() <= Comment.LONGEST_TEXT
                                && remark.author().length() <= FileSource.LONGEST_AUTHOR);
    }

    private static Stream<ImportedRemark> remarks(ImportedThread thread) {
        return Stream.concat(Stream.of(thread.first()), thread.replies().stream());
    }

    private Map<String, AuthorChoice> authors(List<FoundThread> threads) {
        var names = threads.stream()
                .filter(found -> found.finding() == Finding.FOUND)
                .flatMap(found -> remarks(found.thread()))
                .map(ImportedRemark::author)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var known = fileAuthors.known(currentMember.get().organisation(), names);
        var authors = new LinkedHashMap<String, AuthorChoice>();
        names.forEach(name -> authors.put(name, known.getOrDefault(name, AuthorChoice.NONE)));
        return authors;
    }

    /** Whom the current member can take an author to be: any organisation, or a member of one's own; coordinators know all members. */
    @PreAuthorize("@statementRights.canComment(#statement)")
    public List<Candidate> candidates(StatementId statement) {
        var organisations = directory.organisations().stream()
                .filter(Organisation::active)
                .sorted(Directory.BY_DISPLAY_NAME)
                .toList();
        var names = organisations.stream().collect(Collectors.toMap(Organisation::id, Organisation::displayName));
        var all = new ArrayList<Candidate>();
        organisations.forEach(organisation ->
                all.add(new Candidate(organisation.displayName(), new AuthorChoice(organisation.id(), null))));
        members()
                .forEach(member -> all.add(new Candidate(
                        member.name() + " (" + names.getOrDefault(member.organisation(), "") + ")",
                        new AuthorChoice(member.organisation(), member.id()))));
        return all;
    }

    private List<Member> members() {
        var member = currentMember.get();
        var organisations = StatementRights.coordinates(member)
                ? directory.organisations().stream().map(Organisation::id).toList()
                : List.of(member.organisation());
        return directory.activeMembersOf(organisations).stream()
                .sorted(Directory.BY_NAME)
                .toList();
    }

    /**
     * Stores threads that were found, one after the other.
     *
     * @param authors whom the authors in the file are taken to be; the next file of the organisation begins with that
     * @throws IllegalArgumentException if an author is taken to be someone whom the member cannot name
     */
    @PreAuthorize("@statementRights.canComment(#statement)")
    public BroughtIn bringIn(StatementId statement, List<FoundThread> threads, Map<String, AuthorChoice> authors) {
        var member = currentMember.get();
        var known = new HashMap<String, AuthorChoice>();
        var candidates = members().stream().collect(Collectors.toMap(Member::id, each -> each));
        authors.forEach((name, choice) -> known.put(name, checked(choice, candidates)));
        var current = statements.findById(statement).orElseThrow();
        int version = current.phase() == Phase.DRAFTING ? current.versions() + 1 : current.versions();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        fileAuthors.remember(member.organisation(), known, member.id(), now);
        int stored = 0;
        for (var found : threads) {
            if (found.words() instanceof Quotation words && isUsable(found.thread())) {
                var refusal =
                        writer.bringIn(statement, version, words, found.thread(), remark -> source(remark, known));
                if (refusal.isPresent()) {
                    return new BroughtIn(stored, refusal.get());
                }
                stored++;
            }
        }
        return new BroughtIn(stored, null);
    }

    private static FileSource source(ImportedRemark remark, Map<String, AuthorChoice> known) {
        var choice = known.getOrDefault(remark.author(), AuthorChoice.NONE);
        return new FileSource(remark.author(), remark.at(), choice.organisation(), choice.member());
    }

    private AuthorChoice checked(AuthorChoice choice, Map<MemberId, Member> candidates) {
        if (choice.member() != null) {
            var member = Optional.ofNullable(candidates.get(choice.member()))
                    .orElseThrow(() -> new IllegalArgumentException("not a member who can be named"));
            return new AuthorChoice(member.organisation(), member.id());
        }
        if (choice.organisation() != null
                && directory
                        .organisation(choice.organisation())
                        .filter(Organisation::active)
                        .isEmpty()) {
            throw new IllegalArgumentException("not an organisation of the coalition");
        }
        return choice;
    }

    private RichText text(StatementId id) {
        var statement = statements.findById(id).orElseThrow();
        if (statement.phase() == Phase.DRAFTING) {
            return drafts.read(id);
        }
        var newest = versions.text(VersionId.of(id, statement.versions()));
        return newest.map(text -> parse(() -> CanonicalText.read(text))).orElse(RichText.EMPTY);
    }

    private <T> T parse(Callable<T> reading) {
        return work.run(WorkKind.PARSE, currentMember.id().value(), reading);
    }
}
