package org.communique.browser;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.communique.coalition.directory.Member;
import org.communique.security.credential.Credentials;
import org.communique.security.credential.PasswordHashing;
import org.communique.security.session.SessionService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Browsers at the server of a test, and members who sign in with them. They last for a test; in a static field, for all of a class. */
public final class Browsers implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    public static final String PASSWORD = "seven green lanterns";

    /** Of {@value #PASSWORD}, which takes as long to hash as a page to load. */
    private static final AtomicReference<@Nullable String> HASH = new AtomicReference<>();

    private record Opened(
            Chromium chromium, SessionService sessions, Credentials credentials, PasswordHashing passwords) {

        static Opened at(ApplicationContext server) {
            var port = server.getEnvironment().getRequiredProperty("local.server.port");
            return new Opened(
                    new Chromium("http://localhost:" + port),
                    server.getBean(SessionService.class),
                    server.getBean(Credentials.class),
                    server.getBean(PasswordHashing.class));
        }

        String hash() {
            return Objects.requireNonNull(HASH.updateAndGet(known -> known == null ? passwords.hash(PASSWORD) : known));
        }

        /** What a browser is given that was signed in to just now. */
        Cookie cookie(Member member) {
            var answer = new MockHttpServletResponse();
            sessions.record(sessions.begin(member.id(), sessions.password()), new MockHttpServletRequest(), answer);
            return answer.getCookies()[0];
        }
    }

    private @Nullable Opened opened;
    private boolean forClass;

    @Override
    public void beforeAll(ExtensionContext context) {
        forClass = true;
        opened = Opened.at(SpringExtension.getApplicationContext(context));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (!forClass) {
            opened = Opened.at(SpringExtension.getApplicationContext(context));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!forClass) {
            opened().chromium().close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (forClass) {
            opened().chromium().close();
        }
    }

    private Opened opened() {
        return Objects.requireNonNull(opened);
    }

    /** Someone who has not signed in. */
    public Person person(String name) {
        return opened().chromium().person(name);
    }

    /** Someone who has not signed in, and whose browser asks for a language. */
    public Person person(String name, String locale) {
        return opened().chromium().person(name, locale);
    }

    public Person signedIn(Member member) {
        var person = person(member.name());
        signIn(person, member);
        return person;
    }

    /** Without the form, which has tests of its own. */
    public void signIn(Person person, Member member) {
        assignPassword(member);
        person.carry(opened().cookie(member));
    }

    /** {@value #PASSWORD} is the member's password from now on. */
    public void assignPassword(Member member) {
        opened().credentials().setPassword(member.id(), opened().hash());
    }

    /** What the browsers' consoles complained about; that there is no icon for the address bar is left out. */
    public List<String> complaints() {
        return opened().chromium().complaints().stream()
                .filter(complaint -> !complaint.contains("favicon"))
                .toList();
    }
}
