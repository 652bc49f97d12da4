package org.communique.coalition.settings;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** The coalition itself, as anyone may see it. */
@Component
public final class Coalition {

    private final SettingsRepository settings;

    Coalition(SettingsRepository settings) {
        this.settings = settings;
    }

    public CoalitionProfile profile() {
        return settings.current().profile();
    }

    /** Whether it has a name of its own by now. */
    public boolean isNamed() {
        return !settings.current().name().equals(Settings.INITIAL.name());
    }

    /** As PNG. */
    public Optional<byte[]> logo() {
        return Optional.ofNullable(settings.current().logo());
    }
}
