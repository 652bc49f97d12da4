package org.communique.treaty.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.communique.coalition.directory.Region;
import org.communique.text.unicode.Normalisation;
import org.communique.treaty.state.State.Doubt;
import org.communique.treaty.state.State.Membership;
import org.communique.treaty.state.State.StateKind;

/** The 193 member States of the United Nations, the others that can be party to its treaties, and the European Union. */
public final class States {

    private static final List<State> ALL = read();
    private static final Map<StateCode, State> BY_CODE =
            ALL.stream().collect(toUnmodifiableMap(State::code, Function.identity()));
    private static final Map<String, State> BY_NAME = byName();

    private States() {}

    /** By code. */
    public static List<State> all() {
        return ALL;
    }

    public static Optional<State> find(StateCode code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** The one that has exactly this name, in one of the languages of the United Nations; names of several are no one's. */
    public static Optional<State> named(String name) {
        return name.length() > 200 ? Optional.empty() : Optional.ofNullable(BY_NAME.get(key(name)));
    }

    /** Without regard to case, accents, punctuation and spaces. */
    private static String key(String name) {
        var key = new StringBuilder();
        Normalisation.nfkd(name)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(c -> key.appendCodePoint(Character.toLowerCase(c)));
        return key.toString();
    }

    private static Map<String, State> byName() {
        Map<String, State> names = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (var state : ALL) {
            var all = Stream.of(
                            Stream.of(state.name(), state.alpha3()),
                            state.aliases().stream(),
                            StateNames.LANGUAGES.stream().map(state::shortName))
                    .flatMap(Function.identity())
                    .map(States::key)
                    .filter(key -> !key.isEmpty())
                    .distinct()
                    .toList();
            for (var key : all) {
                if (names.put(key, state) != null) {
                    ambiguous.add(key);
                }
            }
        }
        names.keySet().removeAll(ambiguous);
        return Map.copyOf(names);
    }

    private static List<State> read() {
        try (var csv = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new InputStreamReader(
                        Objects.requireNonNull(States.class.getResourceAsStream("states.csv")), UTF_8))) {
            return csv.stream().map(States::state).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static State state(CSVRecord row) {
        return new State(
                new StateCode(row.get("code")),
                StateKind.valueOf(row.get("kind")),
                Region.valueOf(row.get("region")),
                words(row.get("groups"), " ").map(Membership::valueOf).collect(toUnmodifiableSet()),
                row.get("name"),
                words(row.get("aliases"), ";").toList(),
                words(row.get("to_be_checked"), " ")
                        .map(word -> Doubt.valueOf(word.toUpperCase(Locale.ROOT)))
                        .collect(toUnmodifiableSet()));
    }

    private static Stream<String> words(String cell, String separator) {
        return Arrays.stream(cell.split(separator)).filter(word -> !word.isEmpty());
    }
}
