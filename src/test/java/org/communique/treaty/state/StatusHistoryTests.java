package org.communique.treaty.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.treaty.instrument.InstrumentId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@ServerTest
class StatusHistoryTests {

    private static final InstrumentId CONVENTION = InstrumentId.CYBERCRIME;
    private static final StateCode TUVALU = new StateCode("TV");
    private static final LocalDate FIRST = LocalDate.parse("2025-10-25");

    @Autowired
    CoalitionFixtures people;

    @Autowired
    StatusService service;

    @Autowired
    MongoOperations mongo;

    @Test
    void keepsEveryChangeAndNeverRefusesTheNextOne() {
        var researcher = people.member(Role.RESEARCHER);
        for (int i = 0; i < 120; i++) {
            change(researcher, i);
        }
        var status = as(researcher, () -> service.status(CONVENTION, TUVALU));
        assertThat(status.history()).hasSizeBetween(25, 50);
        // What a crash leaves: moved, and still in the State's document.
        mongo.save(RecordedChange.of(status, status.history().getFirst()));

        var all = history(researcher);

        assertThat(all).hasSize(120);
        assertThat(all)
                .extracting(RecordedChange::id)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(all.getLast().change().before()).isNull();
        for (int i = 1; i < all.size(); i++) {
            assertThat(all.get(i - 1).change().before())
                    .isEqualTo(all.get(i).change().after());
        }
    }

    private void change(Member researcher, int number) {
        var date = FIRST.plusDays(number % 20);
        var entry = new StatusEntry(StatusCell.SIGNATURE, date, null, "Source " + number);
        as(
                researcher,
                () -> service.enter(
                        CONVENTION,
                        TUVALU,
                        entry,
                        service.status(CONVENTION, TUVALU)
                                .cell(StatusCell.SIGNATURE)
                                .orElse(null)));
    }

    private List<RecordedChange> history(Member member) {
        var all = new ArrayList<RecordedChange>();
        @Nullable String after = null;
        while (true) {
            var from = after;
            var part = as(member, () -> service.history(CONVENTION, TUVALU, from, 7));
            if (part.isEmpty()) {
                return all;
            }
            all.addAll(part);
            after = part.getLast().id();
        }
    }
}
