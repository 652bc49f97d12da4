package org.communique.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;

/** A security key with a fingerprint reader that says yes, as Chromium plays one (WebAuthn Level 3, §11). */
public final class Authenticator {

    private final CDPSession devTools;
    private final String id;

    private Authenticator(CDPSession devTools, String id) {
        this.devTools = devTools;
        this.id = id;
    }

    static Authenticator of(Person person) {
        var devTools = person.context().newCDPSession(person.page());
        devTools.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", false);
        var arguments = new JsonObject();
        arguments.add("options", options);
        var id = devTools.send("WebAuthn.addVirtualAuthenticator", arguments)
                .get("authenticatorId")
                .getAsString();
        return new Authenticator(devTools, id);
    }

    /** The person touches it whenever it asks during the act. */
    public void touched(Runnable during) {
        presence(true);
        try {
            during.run();
        } finally {
            presence(false);
        }
    }

    public int passkeys() {
        return devTools.send("WebAuthn.getCredentials", arguments())
                .getAsJsonArray("credentials")
                .size();
    }

    private void presence(boolean enabled) {
        var arguments = arguments();
        arguments.addProperty("enabled", enabled);
        devTools.send("WebAuthn.setAutomaticPresenceSimulation", arguments);
    }

    private JsonObject arguments() {
        var arguments = new JsonObject();
        arguments.addProperty("authenticatorId", id);
        return arguments;
    }
}
