package org.communique.coalition;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface AllSettings extends Repository<Settings, String> {

    Optional<Settings> findById(String id);

    Settings save(Settings settings);

    default Settings current() {
        return findById(Settings.ID).orElse(Settings.INITIAL);
    }
}
