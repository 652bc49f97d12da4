package org.communique.amendment.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;

class MentionsTests {

    private final Member ana = named("Ana");
    private final Member anaLima = named("Ana Lima");
    private final Member jose = named("José Ríos");
    private final List<Member> all = List.of(ana, anaLima, jose);

    private static Member named(String name) {
        var id = MemberId.random();
        var address = new EmailAddress(id.value() + "@example.org");
        return new Member(id, name, address, OrganisationId.random(), EnumSet.of(Role.REVIEWER), true);
    }

    @Test
    void areNamesBehindAnAt() {
        assertThat(Mentions.in("Ana, what does @José Ríos say, or @Ana?", all)).containsExactly(jose.id(), ana.id());
        assertThat(Mentions.in("José Ríos said so.", all)).isEmpty();
    }

    @Test
    void areTheLongestNameThatStandsThere() {
        assertThat(Mentions.in("@Ana Lima: see above", all)).containsExactly(anaLima.id());
        assertThat(Mentions.in("@Ana Limas", all)).containsExactly(ana.id());
        assertThat(Mentions.in("@Anabel", all)).isEmpty();
    }

    @Test
    void areAllOfTheSameName() {
        var other = named("Ana");

        assertThat(Mentions.in("@Ana", List.of(ana, other))).containsExactlyInAnyOrder(ana.id(), other.id());
    }
}
