package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.communique.MainJob;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

class MainJobOverApiTests extends ApiTest {

    @Value("${communique.data-dir}")
    Path dataFolder;

    @Test
    void doesTheMainJobInAScript() throws Exception {
        var administrator = people.member(Role.ADMINISTRATOR);

        var published =
                new MainJob(port, dataFolder).publish(administrator.email().value());

        assertThat(published).startsWith("http://localhost:" + port + "/p/");
    }
}
