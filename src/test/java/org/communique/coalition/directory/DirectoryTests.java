package org.communique.coalition.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TimeZone;
import org.communique.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;

@ServerTest
class DirectoryTests {

    private static final MandateSubject ANY_STATEMENT = new MandateSubject("any");

    @Autowired
    CoalitionFixtures people;

    @Autowired
    Directory directory;

    @Autowired
    AccountRepository accounts;

    @Test
    void findsAMemberByIdAndByAddress() {
        var member = people.member(Role.DRAFTER, Role.REVIEWER);

        assertThat(directory.member(member.id())).contains(member);
        assertThat(directory.member(member.email())).contains(member);
        assertThat(directory.member(MemberId.random())).isEmpty();
    }

    @Test
    void hasEveryAddressOnce() {
        var member = people.member(Role.DRAFTER);
        var same = accounts.findById(member.id()).orElseThrow();

        assertThatThrownBy(() -> accounts.save(new Account(
                        MemberId.random(),
                        "Another",
                        member.email(),
                        member.organisation(),
                        same.roles(),
                        true,
                        same.zone(),
                        same.createdAt(),
                        0)))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void listsOnlyActiveMembersWithTheRole() {
        var reviewer = people.member(Role.REVIEWER);
        var gone = people.member(Role.REVIEWER);
        var drafter = people.member(Role.DRAFTER);
        people.deactivate(gone.id());

        assertThat(directory.membersWith(Role.REVIEWER))
                .contains(reviewer)
                .noneMatch(member -> member.id().equals(gone.id()))
                .doesNotContain(drafter);
    }

    @Test
    void knowsAMandateFromItsFirstToItsLastDayInUtc() {
        var organisation = people.organisation("Dated");
        var member = people.member(organisation, Role.REPRESENTATIVE);
        people.mandate(member, organisation.id(), LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));

        assertThat(directory.mandate(
                        member.id(), organisation.id(), ANY_STATEMENT, Instant.parse("2026-02-28T23:59:59Z")))
                .isEmpty();
        assertThat(directory.mandate(
                        member.id(), organisation.id(), ANY_STATEMENT, Instant.parse("2026-03-01T00:00:00Z")))
                .isPresent();
        assertThat(directory.mandate(
                        member.id(), organisation.id(), ANY_STATEMENT, Instant.parse("2026-03-31T23:59:59Z")))
                .isPresent();
        assertThat(directory.mandate(
                        member.id(), organisation.id(), ANY_STATEMENT, Instant.parse("2026-04-01T00:00:00Z")))
                .isEmpty();
        assertThat(directory.representatives(organisation.id(), ANY_STATEMENT, Instant.parse("2026-03-15T00:00:00Z")))
                .containsExactly(member);
    }

    @Test
    void keepsTheDaysOfAMandateWhateverTheServersTimeZone() {
        var before = TimeZone.getDefault();
        var organisation = people.organisation("Elsewhere");
        var member = people.member(organisation, Role.REPRESENTATIVE);
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            people.mandate(member, organisation.id(), LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
            TimeZone.setDefault(TimeZone.getTimeZone("America/Lima"));

            assertThat(directory.mandate(
                            member.id(), organisation.id(), ANY_STATEMENT, Instant.parse("2026-03-15T00:00:00Z")))
                    .get()
                    .extracting(Mandate::from, Mandate::until)
                    .containsExactly(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void membersOfOneNameAreToldApart() {
        var north = people.organisation("North House");
        var south = people.organisation("South House");
        var one = people.member("Ana Ruiz", north);
        var two = people.member("Ana Ruiz", south);
        var three = people.member("Ana Ruiz", south);
        var other = people.member("Bo Li", south);
        var names = new DistinctNames(List.of(one, two, three, other), directory::organisations);

        assertThat(names.of(one)).isEqualTo("Ana Ruiz (" + north.displayName() + ")");
        assertThat(names.of(two)).isEqualTo("Ana Ruiz (" + two.email().value() + ")");
        assertThat(names.of(three)).isEqualTo("Ana Ruiz (" + three.email().value() + ")");
        assertThat(names.of(other)).isEqualTo("Bo Li");
    }
}
