package org.communique.coalition.settings;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface SettingsRepository extends Repository<Settings, String> {

    Optional<Settings> findById(String id);

    Settings save(Settings settings);

    default Settings current() {
        return findById(Settings.ID).orElse(Settings.INITIAL);
    }
}
