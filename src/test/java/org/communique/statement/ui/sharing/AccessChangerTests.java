package org.communique.statement.ui.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.util.List;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.sharing.AccessChange;
import org.communique.statement.sharing.SharingService;
import org.communique.text.document.RichText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class AccessChangerTests {

    @Autowired
    CoalitionFixtures people;

    @Autowired
    StatementCreationService creation;

    @Autowired
    SharingService sharing;

    @Test
    void givesAccessThoughSomeoneElseWasGivenItMeanwhile() {
        var coordinator = people.member(Role.COORDINATOR);
        var colleague = people.member(Role.COORDINATOR);
        var one = Grant.to(people.member(Role.REVIEWER).id(), Right.REVIEW);
        var other = Grant.to(people.member(Role.DRAFTER).id(), Right.EDIT);
        var statement = as(
                coordinator,
                () -> creation.open(new CreateStatement("Shared", "en", "joint-statement", RichText.EMPTY, List.of())));
        var seen = as(coordinator, () -> sharing.of(statement));
        as(colleague, () -> sharing.change(statement, AccessChange.grant(one), seen.revision()));

        assertThat(as(coordinator, () -> new AccessChanger(sharing, statement).change(AccessChange.grant(other), seen)))
                .isTrue();
        assertThat(as(coordinator, () -> sharing.of(statement)).entries())
                .filteredOn(entry -> entry.own() != null)
                .hasSize(2);
    }
}
