package org.communique.amendment;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.amendment.change.Change;
import org.communique.search.SearchEntry;
import org.communique.search.SearchEntry.Place;
import org.communique.search.SearchEntry.Secret;
import org.communique.search.SearchKind;
import org.communique.search.SearchSource;
import org.communique.statement.StatementId;
import org.communique.text.document.InOneLine;
import org.communique.text.document.PlainText;
import org.communique.text.leaf.Leaf;
import org.springframework.stereotype.Component;

/** Words of amendments: what they put into the text, why, and what organisations say to that. Their rounds say who sees them. */
@Component
class AmendmentWords implements SearchSource {

    private final Amendments amendments;
    private final Rounds rounds;
    private final Clock clock;

    AmendmentWords(Amendments amendments, Rounds rounds, Clock clock) {
        this.amendments = amendments;
        this.rounds = rounds;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "amendment";
    }

    @Override
    public SearchKind kind() {
        return SearchKind.AMENDMENT;
    }

    @Override
    public Set<String> secrets() {
        var now = clock.instant();
        return rounds.open(now).stream()
                .filter(round -> round.isHidden(now))
                .map(round -> round.id().value())
                .collect(toSet());
    }

    @Override
    public List<SearchEntry> entries(String subject) {
        return amendments.of(new StatementId(subject)).stream()
                .flatMap(AmendmentWords::entries)
                .toList();
    }

    private static Stream<SearchEntry> entries(Amendment amendment) {
        var number = Integer.toString(amendment.id().number());
        var route = "statements/" + amendment.statement().value() + "/amendments/" + number;
        var place = new Place("search.place.amendment", List.of(number), null, amendment.organisation());
        var secret = new Secret(amendment.round().value(), amendment.organisation());
        return Stream.of(
                        amendment.readChanges().stream().flatMap(AmendmentWords::words),
                        Stream.of(amendment.reason()),
                        amendment.stands().stream().map(Amendment.Stand::word))
                .flatMap(words -> words)
                .flatMap(words -> SearchEntry.parts(words).stream())
                .map(part -> new SearchEntry("", part, route, place, secret));
    }

    private static Stream<String> words(Change change) {
        return switch (change) {
            case Change.Replace(var _, var content) -> Stream.of(words(content));
            case Change.Add(var _, var leaves) -> leaves.stream().map(leaf -> words(leaf.content()));
            case Change.Delete _, Change.Nest _, Change.Move _ -> Stream.empty();
        };
    }

    private static String words(Leaf.Content content) {
        return switch (content) {
            case Leaf.TextBlock(var _, var words) -> PlainText.of(words);
            case Leaf.TableRow(var cells) ->
                cells.stream()
                        .map(cell -> PlainText.of(InOneLine.of(cell.content(), " ")))
                        .collect(joining(" "));
            case Leaf.ThematicBreak _, Leaf.Empty _ -> "";
        };
    }
}
