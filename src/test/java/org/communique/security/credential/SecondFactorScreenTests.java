package org.communique.security.credential;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.math.BigInteger;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.communique.ServerTest;
import org.communique.browser.Authenticator;
import org.communique.browser.Browsers;
import org.communique.browser.Person;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.signon.SignOnFixtures.Calls;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** Second factors in a browser, with the authenticator that Chromium plays. */
@ServerTest
class SecondFactorScreenTests {

    private static final String RESERVATION = "Except the last sentence.";

    @RegisterExtension
    final Browsers browsers = new Browsers();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    Calls calls;

    @Autowired
    Passkeys passkeys;

    @Autowired
    PasskeyCeremonies ceremonies;

    @Autowired
    MovableClock clock;

    Person person;

    @BeforeEach
    void open() {
        person = browsers.person("member");
    }

    @AfterEach
    void close() {
        clock.reset();
    }

    @Test
    void aPasskeySignsInAndConfirmsASignatureWithoutLosingTheReservation() {
        var association = people.organisation("Digital Rights Network");
        var member = withPassword(people.representative(association));
        var call = calls.openFor(association);
        var device = addsAPasskey(member);
        signsOut();
        signsInWithAPasskey(device);

        clock.move(Duration.ofMinutes(16));
        person.open(call.statement(), "sign-on");
        person.button("Sign with a reservation").click();
        var words = person.page()
                .getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^Reservation")));
        words.pressSequentially("N");
        words.press("Escape");
        person.button("Keep writing").click();
        assertThat(words).isFocused();
        words.fill(RESERVATION);
        // A press next to the dialog.
        person.page().mouse().click(5, 5);
        dialogButton("Sign with this reservation").click();
        assertThat(person.page()
                        .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Confirm that it is you")))
                .isVisible();
        person.photograph("confirmation");
        device.touched(() -> {
            dialogButton("Use a passkey").click();
            assertThat(person.button("Withdraw the signature")).isVisible();
        });
        assertThat(person.page().getByText(RESERVATION).first()).isVisible();
        assertThat(browsers.complaints()).isEmpty();
    }

    @Test
    void aPasskeyIsTheSecondStepAfterThePasswordUntilItIsRemoved() {
        var member = withPassword(people.member(Role.DRAFTER));
        var device = addsAPasskey(member);
        signsOut();

        person.givePassword(member.email().value(), Browsers.PASSWORD);
        assertThat(person.page().getByText("One more step").first()).isVisible();
        person.photograph("second-step");
        device.touched(() -> {
            person.button("Sign in with a passkey").click();
            assertThat(person.page().getByText("Nothing waits for you")).isVisible();
        });

        signsOut();
        person.givePassword(member.email().value(), Browsers.PASSWORD);
        assertThat(person.page().getByText("One more step").first()).isVisible();
        passkeys.removeAll(member.id());
        device.touched(() -> {
            person.button("Sign in with a passkey").click();
            assertThat(person.page().getByText("This passkey was not accepted").first())
                    .isVisible();
        });
        person.open("/");
        assertThat(person.page()).hasURL(Pattern.compile(".*/sign-in"));
    }

    @Test
    void anAnswerCountsOnceAndForItsMemberAlone() {
        var member = withPassword(people.member(Role.DRAFTER));
        var other = people.member(Role.DRAFTER);
        var device = addsAPasskey(member);

        var answer = answer(device, ceremonies.assertionOptions(null, "this browser"));
        var challengeOfTheOther = ceremonies.assertionOptions(other.id(), "this browser");

        assertThat(ceremonies.verify(answer, other.id(), List.of("this browser")))
                .isEmpty();
        assertThat(ceremonies.verify(answer, null, List.of("another browser"))).isEmpty();
        assertThat(ceremonies.verify(answer, null, List.of("this browser"))).contains(member.id());
        assertThat(ceremonies.verify(answer, null, List.of("this browser"))).isEmpty();
        assertThat(ceremonies.verify(answer(device, challengeOfTheOther), other.id(), List.of("this browser")))
                .isEmpty();

        var late = answer(device, ceremonies.assertionOptions(member.id(), "this browser"));
        clock.move(PasskeyChallenges.PATIENCE);
        assertThat(ceremonies.verify(late, member.id(), List.of("this browser")))
                .isEmpty();

        for (var handle : new String[] {"\"" + handle(other) + "\"", "null"}) {
            var ofTheOther = answer(device, ceremonies.assertionOptions(null, "this browser"))
                    .replace("\"" + handle(member) + "\"", handle);
            assertThat(ofTheOther).contains("\"userHandle\":" + handle);
            assertThat(ceremonies.verify(ofTheOther, null, List.of("this browser")))
                    .isEmpty();
        }

        var answered = answer(device, ceremonies.assertionOptions(member.id(), "this browser"));
        passkeys.remove(member.id(), passkeys.of(member.id()).getFirst().id());
        assertThat(ceremonies.verify(answered, member.id(), List.of("this browser")))
                .isEmpty();
        assertThat(passkeys.of(member.id())).isEmpty();
    }

    @Test
    void takesTheAnswerOfEachOfTwoTabsThatAskedAtOnce() {
        var member = withPassword(people.member(Role.DRAFTER));
        var device = addsAPasskey(member);
        signsOut();
        person.open("/forgotten");
        var first = asksAsAnotherTab();
        var cookies = person.context().cookies();
        var second = asksAsAnotherTab();
        var since =
                person.context().cookies().stream().map(cookie -> cookie.name).toList();
        person.context()
                .addCookies(cookies.stream()
                        .filter(cookie -> !since.contains(cookie.name))
                        .toList());

        for (var options : List.of(second, first)) {
            var answer = answer(device, options);
            var signedIn = person.page().evaluate("""
                async credential => {
                  const form = new DOMParser().parseFromString(await (await fetch('/sign-in')).text(), 'text/html');
                  const _csrf = form.querySelector('form[data-passkey]').elements._csrf.value;
                  const answered = await fetch('/sign-in/passkey',
                      { method: 'POST', body: new URLSearchParams({ _csrf, credential }) });
                  return answered.ok && !answered.url.includes('sign-in');
                }\
                """, answer);
            assertThat(signedIn).isEqualTo(true);
            person.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("session"));
        }
    }

    /** As if no page of the browser had asked before. */
    private String asksAsAnotherTab() {
        person.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName(Pattern.compile("^passkey-.*")));
        return (String) person.page().evaluate("""
            async () => {
              const form = new DOMParser().parseFromString(await (await fetch('/sign-in')).text(), 'text/html');
              const _csrf = form.querySelector('form[data-passkey]').elements._csrf.value;
              const asked = await fetch('/sign-in/passkey/options',
                  { method: 'POST', body: new URLSearchParams({ _csrf }) });
              return asked.text();
            }\
            """);
    }

    private static String handle(Member member) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(member.id().value().getBytes(UTF_8));
    }

    @Test
    void anAppAndRecoveryCodesStandInWhereThereIsNoPasskey() throws Exception {
        var member = withPassword(people.member(Role.DRAFTER));
        person.signIn(member.email().value(), Browsers.PASSWORD);
        person.open("/profile");
        person.button("Set up an app").click();
        var key = person.page().locator("#app-key");
        assertThat(key).isVisible();
        person.photograph("authenticator-app");
        byte[] secret = decoded(key.textContent().replace(" ", ""));
        person.page()
                .getByLabel("Code", new Page.GetByLabelOptions().setExact(true))
                .fill(code(secret, 0));
        person.button("Confirm").click();
        assertThat(person.page().getByText("Your authenticator app is set up")).isVisible();
        person.button("Make ten recovery codes").click();
        var codes = person.page().locator("#recovery-codes li");
        assertThat(codes).hasCount(10);
        person.photograph("recovery-codes");
        var recovery = codes.first().textContent();
        assertThat(codes.first().locator("code")).hasCSS("font-family", Pattern.compile("^ui-monospace"));
        var exactly = new Page.GetByTextOptions().setExact(true);
        person.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        var file = person.page()
                .waitForDownload(
                        () -> person.page().getByText("Download", exactly).click());
        assertThat(file.suggestedFilename()).isEqualTo("recovery-codes.txt");
        assertThat(Files.readString(file.path())).isEqualTo(String.join("\n", codes.allTextContents()) + "\n");
        person.button("Copy").click();
        assertThat(person.page().getByText("Copied", exactly)).isVisible();

        var next = code(secret, 1);
        givesCode(member, next);
        assertThat(person.page().getByText("Nothing waits for you")).isVisible();
        givesCode(member, next);
        assertThat(person.page().getByText("This code is wrong")).isVisible();
        givesCode(member, recovery);
        assertThat(person.page().getByText("Nothing waits for you")).isVisible();
        givesCode(member, recovery);
        assertThat(person.page().getByText("This code is wrong")).isVisible();
    }

    private Member withPassword(Member member) {
        browsers.assignPassword(member);
        return member;
    }

    private Authenticator addsAPasskey(Member member) {
        var device = person.authenticator();
        person.signIn(member.email().value(), Browsers.PASSWORD);
        person.open("/profile");
        person.page().getByLabel("What to call it").fill("My laptop");
        device.touched(() -> {
            person.button("Add a passkey").click();
            assertThat(person.page().getByText("added ").first()).isVisible();
        });
        person.photograph("passkeys");
        assertThat(device.passkeys()).isEqualTo(1);
        return device;
    }

    private void signsInWithAPasskey(Authenticator device) {
        person.open("/sign-in");
        person.photograph("sign-in");
        // The page offers passkeys in its fields too; a device that is touched before it asks answers there.
        person.page().waitForLoadState(LoadState.NETWORKIDLE);
        device.touched(() -> {
            person.button("Sign in with a passkey").click();
            person.page().waitForURL(url -> !url.contains("/sign-in"));
        });
    }

    /** Whichever passkey the device has: an attacker's browser needs not obey the options. */
    private String answer(Authenticator device, String options) {
        var answer = new String[1];
        device.touched(() -> answer[0] = (String) person.page().evaluate("""
            options => import('/pages/passkeys.js').then(passkeys =>
                passkeys.get(JSON.stringify({...JSON.parse(options), allowCredentials: []})))\
            """, options));
        return answer[0];
    }

    private void givesCode(Member member, String code) {
        signsOut();
        person.givePassword(member.email().value(), Browsers.PASSWORD);
        person.page().getByLabel(Pattern.compile("^Code of your")).fill(code);
        person.button("Sign in").click();
    }

    private void signsOut() {
        person.context().clearCookies();
    }

    private Locator dialogButton(String label) {
        return person.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    private String code(byte[] secret, int stepsAhead) {
        return Totp.code(secret, Totp.stepAt(clock.instant()) + stepsAhead);
    }

    private static byte[] decoded(String base32) {
        var bits = new BigInteger(
                "1"
                        + base32.chars()
                                .mapToObj(digit -> "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(digit))
                                .map(value -> String.format("%5s", Integer.toBinaryString(value))
                                        .replace(' ', '0'))
                                .collect(Collectors.joining()),
                2);
        byte[] bytes = bits.toByteArray();
        return Arrays.copyOfRange(bytes, bytes.length - base32.length() * 5 / 8, bytes.length);
    }
}
