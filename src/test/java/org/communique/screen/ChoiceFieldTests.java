package org.communique.screen;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Role;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.text.document.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ChoiceFieldTests {

    private final String name = "Twin " + UUID.randomUUID();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    StatementCreationService creation;

    /** Vaadin takes the first. */
    @Test
    void choosesNoneOfTwoThatAreCalledTheSame() {
        var house = people.organisation("House of " + name);
        people.member(name, house, Role.REPRESENTATIVE);
        people.member(name, house, Role.REPRESENTATIVE);
        var coordinator = people.member(Role.COORDINATOR);
        for (int i = 0; i < 2; i++) {
            as(
                    coordinator,
                    () -> creation.open(new CreateStatement(name, "en", "joint-statement", RichText.EMPTY, List.of())));
        }
        var administrator = browsers.signedIn(people.member(Role.ADMINISTRATOR, Role.COORDINATOR));
        for (var label : List.of("Representative", "Only for these statements")) {
            for (var key : List.of("Enter", "Tab")) {
                administrator.open("/mandates");
                administrator.button("Give a mandate").click();
                var dialog = administrator.page().locator("vaadin-dialog");
                var field = dialog.getByRole(AriaRole.COMBOBOX, new Locator.GetByRoleOptions().setName(label));
                var options = administrator.page().getByRole(AriaRole.OPTION);
                field.fill(name);
                assertThat(options).hasCount(2);
                field.press(key);
                // Members are listed with what tells them apart, statements are not.
                assertThat(dialog)
                        .containsText(
                                label.equals("Representative")
                                        ? "“" + name + "” was not chosen. Choose from the list"
                                        : "Several are called “" + name + "”. Choose one from the list.");
                field.fill(name);
                // The whole list is there before the filtered one, and its last item goes.
                assertThat(options).hasCount(2);
                options.last().click();
                field.press("Tab");
                assertThat(dialog).not().containsText("Choose ");
            }
        }
    }
}
