package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.communique.MainJob;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;

class MainJobOverApiTests extends ApiTest {

    @Test
    void doesTheMainJobInAScript() throws Exception {
        var administrator = people.member(Role.ADMINISTRATOR);

        var published =
                new MainJob(port, DATA_FOLDER).publish(administrator.email().value());

        assertThat(published).startsWith("http://localhost:" + port + "/p/");
    }
}
