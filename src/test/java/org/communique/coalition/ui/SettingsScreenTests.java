package org.communique.coalition.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.communique.ServerTest;
import org.communique.browser.Browsers;
import org.communique.browser.Screens;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.coalition.settings.SettingsService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SettingsScreenTests {

    private static final String COLOUR =
            "() => getComputedStyle(document.documentElement).getPropertyValue('--aura-accent-color-light')";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    SettingsService settings;

    private Member administrator;
    private String name = "";
    private String colour = "";

    @BeforeEach
    void open() {
        administrator = people.member(Role.ADMINISTRATOR);
        var profile = as(administrator, settings::profile);
        name = profile.name();
        colour = profile.colour();
    }

    /** Other tests have the same server. */
    @AfterEach
    void restore() {
        runAs(administrator, () -> {
            settings.change(name, colour);
            settings.removeLogo();
        });
    }

    @Test
    void showsNameColourAndLogoAtOnce() throws IOException {
        var person = browsers.signedIn(administrator);
        person.open("/settings");
        person.page().getByLabel("Name of the coalition").fill("Lake Alliance");
        person.page().locator("input[type=color]").fill("#7a1fa2");
        person.button("Save").first().click();

        assertThat(person.page().locator(".brand-name")).hasText("Lake Alliance");
        person.page().waitForFunction("(" + COLOUR.substring("() => ".length()) + ").trim() === '#7a1fa2'");

        person.page().locator("input[type=file]").setInputFiles(new FilePayload("logo.png", "image/png", png()));
        assertThat(person.page().getByAltText("Logo of Lake Alliance")).isVisible();
        assertThat(person.page().locator(".brand img")).isVisible();
        person.page().waitForFunction("() => document.querySelector('.brand img').naturalWidth === 16");
        person.photograph("settings-changed");
    }

    @Test
    void saysWhatIsWrongBeforeItAsksForAPassword() {
        var screen = screens.signedIn(administrator);
        screen.open("/settings");
        var field = screen.field("Name of the coalition");
        field.fill(" ");
        screen.button("Save").first().click();
        assertThat(field.isInvalid()).isTrue();
        screen.upload("logo.png", new byte[] {1, 2, 3});
        screen.shows("This is not a PNG image");
        screen.dialog().counts(0);
    }

    private static byte[] png() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
