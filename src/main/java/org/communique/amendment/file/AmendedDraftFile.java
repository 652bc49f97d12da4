package org.communique.amendment.file;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Amends;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.desk.DeskEntry;
import org.communique.amendment.desk.Standing;
import org.communique.amendment.desk.TrackedSteps;
import org.communique.amendment.desk.TrackedSteps.Step;
import org.communique.amendment.desk.TrackedText.LeftOut;
import org.communique.coalition.directory.OrganisationId;
import org.communique.file.FileOrigin;
import org.communique.file.office.export.CommentedSide;
import org.communique.file.office.export.FileComment;
import org.communique.file.office.export.FileComment.Place;
import org.communique.file.office.export.FileComment.Remark;
import org.communique.file.office.export.FileComments;
import org.communique.file.office.export.Reviser;
import org.communique.file.office.export.TextFile;
import org.communique.statement.Statement;
import org.communique.statement.draft.DraftText;
import org.communique.text.comparison.Passages;
import org.communique.text.document.RichText;
import org.communique.text.line.TrackedLines;
import org.communique.text.unicode.Direction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A draft with its open amendments as tracked changes. It checks no rights; the desk shows what the current member may see. */
@Component
class AmendedDraftFile {

    private static final int MOST_ATTEMPTS = 3;

    private final AmendmentReviewService desk;
    private final PeopleNames names;
    private final MessageSource messages;

    AmendedDraftFile(AmendmentReviewService desk, PeopleNames names, MessageSource messages) {
        this.desk = desk;
        this.names = names;
        this.messages = messages;
    }

    /**
     * What is still to be done takes time.
     *
     * @param exported the draft, which the file says that it is made of; null if it is not to say so
     * @throws IllegalStateException if amendments are hidden from the member while they are read
     */
    Callable<TextFile> of(Statement statement, Locale locale, @Nullable DraftText exported) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var steps = desk.steps(statement.id());
            var entries = entries(statement);
            // Each text has the words of those before: without one of them, its words would be another's.
            if (steps.steps().stream().allMatch(step -> entries.containsKey(step.number()))) {
                var organisations = names.ofOrganisations(entries.values().stream()
                        .map(entry -> entry.amendment().organisation())
                        .collect(toSet()));
                return () -> file(statement, locale, exported, steps, entries, organisations);
            }
        }
        throw new IllegalStateException("the amendments that the member may see keep changing");
    }

    /** Of all that are open, by their numbers. */
    private SortedMap<Integer, DeskEntry> entries(Statement statement) {
        var open = desk.standings(statement.id()).stream()
                .map(Standing::amendment)
                .filter(amendment -> amendment.state() == AmendmentStatus.OPEN)
                .map(Amendment::id)
                .collect(toSet());
        var entries = new TreeMap<Integer, DeskEntry>();
        desk.entries(statement.id(), open)
                .forEach(entry -> entries.put(entry.amendment().id().number(), entry));
        return entries;
    }

    private TextFile file(
            Statement statement,
            Locale locale,
            @Nullable DraftText exported,
            TrackedSteps steps,
            SortedMap<Integer, DeskEntry> entries,
            Map<OrganisationId, String> organisations) {
        var draft = steps.draft().toRichText();
        boolean origin = exported != null;
        return new TextFile(
                statement.title(),
                statement.language(),
                Direction.ofLanguage(statement.language()),
                TrackedLines.of(
                        draft,
                        steps.steps().stream().map(AmendedDraftFile::text).toList()),
                steps.steps().stream()
                        .map(step -> requireNonNull(entries.get(step.number())))
                        .map(entry -> reviser(entry.amendment(), organisations, origin))
                        .toList(),
                new FileComments(comments(draft, locale, origin, steps, entries, organisations), CommentedSide.BEFORE),
                exported == null ? null : origin(statement, draft, exported));
    }

    /** It may have been edited since it was read. */
    private static FileOrigin origin(Statement statement, RichText draft, DraftText exported) {
        var hash = TextFileService.hash(draft);
        return new FileOrigin(
                FileOrigin.Kind.DRAFT,
                statement.id().value(),
                null,
                hash.equals(TextFileService.hash(exported.text())) ? exported.revision() : null,
                hash);
    }

    private static RichText text(Step step) {
        return step.text().toRichText();
    }

    private static Reviser reviser(Amendment amendment, Map<OrganisationId, String> organisations, boolean origin) {
        var reviser = new Reviser(organisations.getOrDefault(amendment.organisation(), ""), amendment.proposedAt());
        return origin ? reviser : reviser.onTheDay();
    }

    /** On each that is not in the text: why, and what it would be. */
    private List<FileComment> comments(
            RichText draft,
            Locale locale,
            boolean origin,
            TrackedSteps steps,
            SortedMap<Integer, DeskEntry> entries,
            Map<OrganisationId, String> organisations) {
        var passages = Passages.of(draft);
        var shown = steps.steps().stream().map(Step::number).collect(toSet());
        var collisions = steps.left().stream().collect(toMap(LeftOut::number, LeftOut::collidesWith));
        var comments = new ArrayList<FileComment>();
        entries.forEach((number, entry) -> {
            if (!shown.contains(number)) {
                var reviser = reviser(entry.amendment(), organisations, origin);
                var words = words(entry.amendment(), collisions.get(number), letters(entry.after()), locale);
                comments.add(new FileComment(
                        place(passages, entry), new Remark(reviser.name(), reviser.at(), words), false, List.of()));
            }
        });
        return comments;
    }

    /** @param collidesWith null if it could not be in the text, whatever others do */
    private String words(Amendment amendment, @Nullable List<Integer> collidesWith, String after, Locale locale) {
        String key;
        String others = "";
        if (amendment.amends() instanceof Amends amends) {
            key = "exchange.file.amends";
            others = Integer.toString(amends.number());
        } else if (collidesWith == null) {
            key = "exchange.file.does-not-apply";
        } else if (collidesWith.isEmpty()) {
            key = "exchange.file.left-out";
        } else {
            key = "exchange.file.collides";
            others = numbers(collidesWith);
        }
        var number = Integer.toString(amendment.id().number());
        return messages.getMessage(key, new Object[] {number, others, after}, locale);
    }

    /** All of the first passage that it changes; the beginning if it only adds some. */
    private static @Nullable Place place(Passages draft, DeskEntry entry) {
        return Passages.of(entry.before()).all().stream()
                .filter(passage -> !passage.letters().isBlank())
                .findFirst()
                .flatMap(changed -> draft.all().stream()
                        .filter(passage -> passage.letters().equals(changed.letters()))
                        .findFirst())
                .map(passage ->
                        new Place(passage.address(), 0, passage.letters().length()))
                .orElse(null);
    }

    private static String letters(RichText text) {
        return Passages.of(text).all().stream().map(Passages.Passage::letters).collect(Collectors.joining("\n"));
    }

    private static String numbers(List<Integer> numbers) {
        return numbers.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
