package org.communique.comment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.comment.CommentFile.AuthorChoice;
import org.communique.comment.CommentFile.BringingInOutcome;
import org.communique.comment.CommentFile.BroughtIn;
import org.communique.comment.CommentFile.Candidate;
import org.communique.comment.CommentFile.Finding;
import org.communique.comment.CommentFile.FoundThread;
import org.communique.comment.CommentFile.FoundThreads;
import org.communique.comment.CommentFile.Unreadable;
import org.communique.file.ImportedThread;
import org.communique.file.ImportedThread.ImportedRemark;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.statement.creation.TextImporter;
import org.communique.statement.creation.TextImporter.ImportResult;
import org.communique.statement.draft.DraftService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.Quotation;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.ShortText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Brings the comments of a file in as threads on the draft, or on the newest version once that is frozen. They are the member's who brings
 * them in; whom the file names is kept next to them.
 */
@Service
@PreAuthorize("denyAll()")
public class FileCommentService {

    private static final int ENOUGH_LETTERS = 5;

    private final Statements statements;
    private final StatementService versions;
    private final DraftService drafts;
    private final TextImporter importer;
    private final CommentWriter writer;
    private final Comments comments;
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
            Comments comments,
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
        this.comments = comments;
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
            case ImportResult.Unreadable why -> new Unreadable(why);
            case ImportResult.Read read -> {
                var text = text(statement);
                var all = comments.upTo(version(statement));
                var threads = parse(() -> {
                    var passages = Passages.of(text);
                    var stored = new StoredThreads(all, said -> Mentions.named(said, directory));
                    return read.threads().stream()
                            .map(thread -> found(passages, stored, thread))
                            .toList();
                });
                yield new FoundThreads(threads, authors(statement, threads));
            }
        };
    }

    /** What a thread now is on, or would be on. */
    private VersionId version(StatementId id) {
        var statement = statements.findById(id).orElseThrow();
        return VersionId.of(
                id,
                statement.phase().isDrafted()
                        ? statement.frozen().versions() + 1
                        : statement.frozen().versions());
    }

    private static FoundThread found(Passages passages, StoredThreads stored, ImportedThread thread) {
        if (!isUsable(thread)) {
            return new FoundThread(thread, Finding.UNUSABLE, null);
        }
        if (!(thread.words() instanceof Quotation words)) {
            return new FoundThread(thread, Finding.NO_WORDS, null);
        }
        if (stored.has(thread, words.exact())) {
            return new FoundThread(thread, Finding.ALREADY_THERE, null);
        }
        var wanted = DraftCommentService.normal(words);
        var quoted = passages.quote(wanted);
        return switch (quoted.size()) {
            case 0 -> new FoundThread(thread, Finding.GONE, null);
            case 1 ->
                agree(wanted, quoted.getFirst())
                        ? new FoundThread(thread, Finding.FOUND, quoted.getFirst())
                        : new FoundThread(thread, Finding.GONE, null);
            default -> new FoundThread(thread, Finding.TWICE, null);
        };
    }

    /** Whether a word next to the words is as it was, so that they are not others of the same letters; or they are a whole paragraph. */
    private static boolean agree(Quotation wanted, Quotation found) {
        var prefix = reversed(wanted.prefix());
        var suffix = wanted.suffix().strip();
        return prefix.isEmpty() && suffix.isEmpty()
                || beginAlike(prefix, reversed(found.prefix()))
                || beginAlike(suffix, found.suffix().strip());
    }

    private static String reversed(String context) {
        return new StringBuilder(context.strip()).reverse().toString();
    }

    /** With the same word, or with some letters where words have no spaces between them. */
    private static boolean beginAlike(String wanted, String found) {
        int space = wanted.indexOf(' ');
        int enough = Math.min(ENOUGH_LETTERS, space < 0 ? wanted.length() : space);
        return enough > 0 && found.startsWith(wanted.substring(0, enough));
    }

    private static boolean isUsable(ImportedThread thread) {
        return thread.replies().size() <= Comment.MOST_REPLIES
                && remarks(thread)
                        .allMatch(remark -> remark.author().length() <= FileSource.LONGEST_AUTHOR
                                // A file mentions no one: it has names there.
                                && Mentions.in(remark.text()).isEmpty()
                                && ShortText.isGood(
                                        ShortText.lines(remark.text(), Comment.LONGEST_TEXT), Comment.LONGEST_TEXT));
    }

    private static Stream<ImportedRemark> remarks(ImportedThread thread) {
        return Stream.concat(Stream.of(thread.first()), thread.replies().stream());
    }

    private Map<String, AuthorChoice> authors(StatementId statement, List<FoundThread> threads) {
        var names = threads.stream()
                .filter(found -> found.finding() == Finding.FOUND)
                .flatMap(found -> remarks(found.thread()))
                .map(ImportedRemark::author)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return fileAuthors.suggested(currentMember.get(), statement, names);
    }

    /** Whom the current member can take an author to be: any organisation, or a member of one's own; coordinators know all members. */
    @PreAuthorize("@statementRights.canComment(#statement)")
    public List<Candidate> candidates(StatementId statement) {
        return fileAuthors.candidates(currentMember.get());
    }

    /**
     * Stores threads that were found, one after the other, but for those that are there already.
     *
     * @param authors whom the authors in the file are taken to be; the next file of the organisation begins with that
     * @throws IllegalArgumentException if an author is taken to be someone whom the member cannot name
     */
    @PreAuthorize("@statementRights.canComment(#statement)")
    public BringingInOutcome bringIn(
            StatementId statement, List<FoundThread> threads, Map<String, AuthorChoice> authors) {
        var member = currentMember.get();
        var known = fileAuthors.checked(member, authors);
        var version = version(statement);
        var stored = new StoredThreads(comments.upTo(version), said -> Mentions.named(said, directory));
        // All are made before the first is stored, so that none is refused halfway for what it says.
        var imported = new ArrayList<Comment>();
        for (var found : threads) {
            if (found.words() instanceof Quotation words
                    && isUsable(found.thread())
                    && !stored.has(found.thread(), words.exact())) {
                imported.add(writer.imported(
                        statement, version.number(), words, found.thread(), remark -> source(remark, known)));
            }
        }
        var broughtIn = new ArrayList<Comment>();
        var refusal = Optional.<BringingInOutcome>empty();
        for (var comment : imported) {
            refusal = writer.take(comment, broughtIn.size());
            if (refusal.isPresent()) {
                break;
            }
            if (writer.bringIn(comment)) {
                broughtIn.add(comment);
            }
        }
        known.keySet().retainAll(names(broughtIn));
        fileAuthors.remember(member.organisation(), statement, known, member.id(), clock.instant());
        return refusal.orElseGet(() -> new BroughtIn(broughtIn.size()));
    }

    private static Set<String> names(List<Comment> imported) {
        return imported.stream()
                .flatMap(comment -> Stream.concat(
                        Stream.ofNullable(comment.source()),
                        comment.replies().stream().map(Reply::source).filter(Objects::nonNull)))
                .map(FileSource::author)
                .collect(Collectors.toSet());
    }

    private static FileSource source(ImportedRemark remark, Map<String, AuthorChoice> known) {
        var choice = known.getOrDefault(remark.author(), AuthorChoice.NONE);
        return new FileSource(remark.author(), remark.at(), choice.organisation(), choice.member());
    }

    private RichText text(StatementId id) {
        var statement = statements.findById(id).orElseThrow();
        if (statement.phase().isDrafted()) {
            return drafts.read(id);
        }
        var newest = versions.text(VersionId.of(id, statement.frozen().versions()));
        return newest.map(text -> parse(() -> CanonicalText.read(text))).orElse(RichText.EMPTY);
    }

    private <T> T parse(Callable<T> reading) {
        return work.run(WorkKind.PARSE, currentMember.id().value(), reading);
    }
}
