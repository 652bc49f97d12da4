package org.communique.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import org.communique.ServerTest;
import org.communique.browser.Screens;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class CorrectionScreenTests {

    private static final String TEXT = "We call on _Nigera_ and Mali.\n";

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    PublishingFixtures statements;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    PublishedStatements published;

    @Test
    void aCoordinatorCorrectsAnErrorWhichEveryoneSeesBesideWhatWasSigned() {
        var ready = statements.closed("Letter on Nigera", TEXT, "Org", null);
        statements.publish(ready);
        var coordinator = screens.signedIn(ready.coordinator());
        coordinator.open(ready.statement(), "publication");
        coordinator.shows("Short address:", "Copy address");

        coordinator.in("vaadin-details").with("Correct an error").click();
        coordinator.button("Preview correction").click();
        coordinator.shows("Enter the words as they stand in the text", "Enter why the text is corrected");
        coordinator.field("For (1)").fill("Niger");
        coordinator.field("Reason").fill("A name was misspelt.");
        coordinator.button("Preview correction").click();
        coordinator.shows("“Niger” is not in the text as whole words");
        coordinator.field("For (1)").fill("Nigera");
        coordinator.field("Read (1)").fill("Nigeria");
        coordinator.button("Add another error").click();
        coordinator.field("For (2)").fill("Mali");
        coordinator.field("Read (2)").fill("Malawi");
        coordinator.button("Preview correction").click();
        coordinator
                .dialog()
                .shows("Publish this correction of “Letter on Nigeria”?", "the organisations signed version 1");
        coordinator.dialog().button("Publish correction").click();

        coordinator.shows(
                "The correction is published.",
                "The organisations signed version 1. The corrections have not been signed.",
                "For “Nigera” read “Nigeria”.",
                "Signatories of version 1",
                "Malawi");
        assertThat(coordinator.field("For (1)").value()).isEqualTo("");
        coordinator.open(ready.statement(), "review");
        coordinator.shows("Version 1 passed all stages and is published.");
        coordinator.open(ready.statement(), "versions");
        coordinator.shows("Malawi");
    }

    @Test
    void othersSeeNoForm() {
        var ready = statements.closed("Read only", TEXT, "Org", null);
        statements.publish(ready);
        var drafter = screens.signedIn(people.member(people.organisation("Other"), Role.COORDINATOR));
        drafter.open(ready.statement(), "publication");
        drafter.shows("Correct an error");
        var representative = screens.signedIn(people.representative(people.organisation("Third")));
        representative.open(ready.statement(), "publication");
        representative.hides("Correct an error");
    }
}
