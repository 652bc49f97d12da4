package org.communique.amendment.origin;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Settlement;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.RoundTexts;
import org.communique.amendment.Rounds;
import org.communique.amendment.change.AmendedDraft;
import org.communique.amendment.change.Applicability.Applies;
import org.communique.amendment.change.Change;
import org.communique.amendment.change.ChangedPassages;
import org.communique.amendment.change.Composition;
import org.communique.amendment.origin.ChangeAttribution.Made;
import org.communique.amendment.origin.ChangeAttribution.Origin;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementRights;
import org.communique.statement.version.ChangeOrigins;
import org.communique.statement.version.ChangeSource;
import org.communique.statement.version.VersionSummary;
import org.communique.text.comparison.Comparison;
import org.communique.text.comparison.Comparison.Fate;
import org.communique.text.format.ChangeOrigin;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.Leaf;
import org.communique.text.leaf.LeafSequence;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says which changes between two versions are those of an amendment that was accepted between them. */
@Component
class AmendmentChangeSource implements ChangeSource {

    private final Rounds rounds;
    private final AmendmentService amendments;
    private final RoundTexts roundTexts;
    private final StatementRights rights;
    private final Directory directory;
    private final MessageSource messages;

    AmendmentChangeSource(
            Rounds rounds,
            AmendmentService amendments,
            RoundTexts roundTexts,
            StatementRights rights,
            Directory directory,
            MessageSource messages) {
        this.rounds = rounds;
        this.amendments = amendments;
        this.roundTexts = roundTexts;
        this.rights = rights;
        this.directory = directory;
        this.messages = messages;
    }

    @Override
    public Optional<ChangeOrigins> between(VersionSummary before, VersionSummary after, Locale locale) {
        var statement = after.statement();
        if (!before.frozenAt().isBefore(after.frozenAt())
                || rounds.latest(statement).isEmpty()
                || !rights.canRead(statement)) {
            return Optional.empty();
        }
        var accepted = amendments.of(statement).stream()
                .filter(acceptedUntil(after.frozenAt()))
                .toList();
        var between = accepted.stream()
                .filter(Predicate.not(acceptedUntil(before.frozenAt())))
                .toList();
        if (between.isEmpty()) {
            return Optional.empty();
        }
        var labels = labels(between, locale);
        var others = messages.getMessage("amendment.origin.others", null, locale);
        return Optional.of(new ChangeOrigins(
                labels,
                comparison -> origins(
                        ChangeAttribution.find(comparison, made(accepted, before.frozenAt())),
                        labels,
                        others,
                        statement)));
    }

    private static Predicate<Amendment> acceptedUntil(Instant moment) {
        return amendment -> amendment.state() == AmendmentStatus.ACCEPTED
                && amendment.settlement() instanceof Settlement(var _, var at, var _)
                && !at.isAfter(moment);
    }

    /** By the numbers of the amendments. */
    private Map<Integer, String> labels(List<Amendment> amendments, Locale locale) {
        var organisations = directory.organisations(
                amendments.stream().map(Amendment::organisation).collect(toSet()));
        return amendments.stream()
                .collect(toMap(
                        amendment -> amendment.id().number(),
                        amendment -> messages.getMessage(
                                "amendment.origin",
                                new Object[] {
                                    Integer.toString(amendment.id().number()),
                                    name(amendment.organisation(), organisations)
                                },
                                locale)));
    }

    private static String name(OrganisationId id, Map<OrganisationId, Organisation> organisations) {
        return organisations.get(id) instanceof Organisation organisation ? organisation.displayName() : "";
    }

    private List<Made> made(List<Amendment> accepted, Instant since) {
        var made = new ArrayList<Made>();
        accepted.stream().collect(groupingBy(Amendment::baseText)).forEach((text, onText) -> {
            var base = roundTexts.leaves(text);
            var earlier = new TreeMap<Integer, List<Change>>();
            onText.stream()
                    .filter(acceptedUntil(since))
                    .forEach(amendment -> earlier.put(amendment.id().number(), amendment.readChanges()));
            var amended = new Composition(base, earlier).text();
            var draft = new AmendedDraft(base, earlier, amended);
            onText.stream()
                    .filter(Predicate.not(acceptedUntil(since)))
                    .forEach(amendment -> made(amendment, amended, draft).ifPresent(made::add));
        });
        return made;
    }

    private static Optional<Made> made(Amendment amendment, LeafSequence text, AmendedDraft draft) {
        int number = amendment.id().number();
        var changes = amendment.readChanges();
        if (!(draft.applicability(number, changes) instanceof Applies)) {
            return Optional.empty();
        }
        var changed = ChangedPassages.made(text, draft.edits(number, changes)).comparison().passages().stream()
                .filter(passage -> passage.isChanged() && passage.fate() != Fate.MOVED_AWAY)
                .map(PassageEdits::of)
                .toList();
        return Optional.of(new Made(number, changed, moved(changes, text.byId())));
    }

    private static List<PassageEdits> moved(List<Change> changes, Map<BlockId, Leaf> text) {
        var moved = new ArrayList<PassageEdits>();
        for (var change : changes) {
            if (change instanceof Change.Move(var id, var _, var _) && text.get(id) instanceof Leaf leaf) {
                var alone = new LeafSequence(List.of(leaf)).toRichText();
                Comparison.between(alone, alone).passages().stream()
                        .limit(1)
                        .map(PassageEdits::of)
                        .forEach(moved::add);
            }
        }
        return moved;
    }

    private static Map<Integer, List<ChangeOrigin>> origins(
            Map<Integer, Origin> found, Map<Integer, String> labels, String others, StatementId statement) {
        var origins = new HashMap<Integer, List<ChangeOrigin>>();
        found.forEach((place, origin) -> {
            var named = new ArrayList<ChangeOrigin>();
            origin.amendments()
                    .forEach(number -> named.add(new ChangeOrigin(
                            labels.getOrDefault(number, ""),
                            "statements/" + statement.value() + "/amendments/" + number)));
            if (!origin.complete()) {
                named.add(new ChangeOrigin(others, ""));
            }
            origins.put(place, named);
        });
        return origins;
    }
}
