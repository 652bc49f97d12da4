package org.communique.collab.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.communique.collab.DraftId;
import org.communique.collab.room.Presence.Limits;
import org.communique.crdt.position.Awareness;
import org.communique.crdt.position.Awareness.ClientState;
import org.communique.crdt.position.RelativePosition;
import org.junit.jupiter.api.Test;

class PresenceTests {

    private static final DraftId DRAFT = DraftId.of("draft");
    private final List<Set<Long>> questions = new ArrayList<>();
    private final Set<Long> reserved = new HashSet<>();
    private final Presence.DraftText text = new Presence.DraftText() {
        @Override
        public boolean has(RelativePosition place, long author) {
            return true;
        }

        @Override
        public Set<Long> clientsOfOthers(Set<Long> clients, String member) {
            questions.add(clients);
            return clients.contains(99L) ? Set.of(99L) : Set.of();
        }

        @Override
        public void reserve(Set<Long> clients, String member) {
            reserved.addAll(clients);
        }
    };

    private final ClientConnection amina = seat("amina");
    private final ClientConnection mallory = seat("mallory");
    private final Presence presence = new Presence(text, new Limits(2, 1_000));

    private static ClientConnection seat(String member) {
        return SharedDocumentTests.seat(DRAFT, member, new ArrayList<>());
    }

    private static byte[] saying(String json, long clock, long... clients) {
        return Awareness.encode(LongStream.of(clients)
                .mapToObj(client -> new ClientState(client, clock, json))
                .toList());
    }

    private Set<Long> here() {
        return Set.copyOf(presence.here().stream().map(ClientState::client).toList());
    }

    @Test
    void aSeatSpeaksForFewClientsEvenOneAfterTheOther() {
        for (long client = 1; client <= 10; client++) {
            presence.update(mallory, saying("{}", 1, client));
            presence.update(mallory, saying("null", 2, client));
        }
        assertThat(presence.takeChanges(Long.MAX_VALUE))
                .extracting(ClientState::client)
                .containsExactly(1L, 2L);
        presence.update(mallory, saying("{}", 3, 1, 2, 3));
        assertThat(here()).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void whoeverFillsItLosesTheirOwn() {
        presence.update(amina, saying("{}", 1, 1));
        List<ClientConnection> seats = new ArrayList<>();
        for (long client = 10; client < 30; client++) {
            seats.add(seat("mallory"));
            presence.update(seats.getLast(), saying("{}", 1, client));
        }
        assertThat(here()).contains(1L, 29L).doesNotContain(10L).hasSizeLessThan(15);
        long characters = presence.here().stream()
                .mapToLong(state -> state.json().length())
                .sum();
        assertThat(characters).isBetween(800L, 1_000L);

        seats.forEach(presence::remove);
        presence.remove(amina);
        assertThat(presence.all()).isEmpty();
        assertThat(presence.takeChanges(Long.MAX_VALUE)).allMatch(ClientState::isGone);
    }

    @Test
    void isSaidInTurnsTheOldestFirstWhereMuchIsNew() {
        for (long client = 1; client <= 5; client++) {
            presence.update(seat("amina"), saying("{}", 1, client));
        }
        long one = presence.here().getFirst().json().length();
        assertThat(presence.takeChanges(2 * one))
                .extracting(ClientState::client)
                .containsExactly(1L, 2L);
        assertThat(presence.takeChanges(1)).extracting(ClientState::client).containsExactly(3L);
        assertThat(presence.hasChanges()).isTrue();
        assertThat(presence.takeChanges(Long.MAX_VALUE))
                .extracting(ClientState::client)
                .containsExactly(4L, 5L);
        assertThat(presence.hasChanges()).isFalse();
    }

    @Test
    void whatIsRepeatedOfAMemberWhoLeftIsNotTakenForOnesOwn() {
        presence.update(amina, saying("{}", 1, 1));
        presence.remove(amina);
        presence.update(mallory, saying("{}", 1, 1));
        assertThat(presence.all()).isEmpty();
        presence.update(seat("amina"), saying("{}", 1, 1));
        assertThat(here()).containsExactly(1L);
    }

    @Test
    void nobodySpeaksForAClientThatAnotherWroteWith() {
        presence.update(mallory, saying("{}", 1, 99));
        assertThat(presence.all()).isEmpty();
    }

    @Test
    void aMessageOfManyClientsAsksNothingOfTheStore() {
        presence.update(mallory, saying("{}", 1, LongStream.range(1_000, 6_000).toArray()));
        assertThat(questions).isEmpty();
        assertThat(presence.all()).isEmpty();

        presence.update(mallory, saying("{}", 1, 7));
        presence.update(mallory, saying("{}", 2, LongStream.range(0, 5_000).toArray()));
        assertThat(questions).containsExactly(Set.of(7L));
        assertThat(presence.here()).extracting(ClientState::clock).containsExactly(2L);
    }

    @Test
    void whoTakesOthersClientsForItsOwnIsSoonNotListenedTo() {
        for (int i = 0; i < 100; i++) {
            presence.update(mallory, saying("{}", 1, 99));
        }
        assertThat(questions).hasSize(16);
        presence.update(mallory, saying("{}", 1, 8));
        assertThat(presence.all()).isEmpty();
    }

    @Test
    void aWritersClientIsKeptForItAndAReadersIsKnownAsLongAsItIsThere() {
        ClientConnection reader = seat("reader");
        reader.setWriter(false);
        presence.update(amina, saying("{}", 1, 1));
        presence.update(reader, saying("{}", 1, 2));
        assertThat(reserved).containsExactly(1L);
        assertThat(presence.memberOf(2)).contains("reader");
        assertThat(presence.memberOf(3)).isEmpty();

        reader.setWriter(true);
        presence.reserve(reader);
        assertThat(reserved).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void anotherNodesStatesAreReadLikeAClients() {
        String whole =
                "{\"user\":{\"name\":\"a\",\"color\":\"#1d4ed8\",\"memberId\":\"a\"},\"cursor\":\"abc\",\"x\":1}";
        byte[] said =
                Awareness.encode(List.of(new ClientState(1, 1, whole), new ClientState(2, 1, "{\"cursor\":null}")));
        presence.updateElsewhere(List.of(
                new NodePresence("one", DRAFT, "one", said, Instant.EPOCH),
                new NodePresence("other", DRAFT, "other", new byte[] {5, 1}, Instant.EPOCH)));
        assertThat(presence.takeChanges(Long.MAX_VALUE))
                .containsExactly(new ClientState(
                        1, 1, "{\"user\":{\"name\":\"a\",\"color\":\"#1d4ed8\",\"memberId\":\"a\"},\"cursor\":null}"));
    }

    @Test
    void comesInParts() {
        for (long client = 1; client <= 5; client++) {
            presence.update(seat("m" + client), saying("{}", 1, client));
        }
        var parts = Awareness.encode(presence.all(), 500);
        assertThat(parts).hasSizeGreaterThan(1).allMatch(part -> part.length <= 500);
        assertThat(parts.stream().flatMap(part -> Awareness.decode(part).stream()))
                .containsExactlyElementsOf(presence.all());
        assertThat(Awareness.encode(List.of(), 500)).isEmpty();
    }

    @Test
    void theOldestSeatGoesOfWhoeverHasTooMany() {
        var limits = new RoomLimits(2, 4, new Limits(1, 1));
        ClientConnection first = seat("mallory");
        ClientConnection second = seat("mallory");
        ClientConnection boris = seat("boris");

        assertThat(limits.excess(List.of(amina, first), second)).isEmpty();
        assertThat(limits.excess(List.of(amina, first, second), seat("mallory")))
                .hasValue(first);
        assertThat(limits.excess(List.of(amina, first, second, boris), seat("chen")))
                .hasValue(first);
        ClientConnection chen = seat("chen");
        assertThat(limits.excess(List.of(amina, mallory, boris, seat("dina")), chen))
                .hasValue(chen);
    }
}
