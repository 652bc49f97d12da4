package org.communique.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Lets commands in that come from this machine and know the secret; to all others there is nothing here. */
@RestController
class Porter {

    static final String SECRET = "X-Operator-Secret";

    private final ObjectProvider<Command> commands;
    private final Path file;
    private volatile @Nullable Door door;

    Porter(ObjectProvider<Command> commands, @Value("${communique.data-dir:data}") Path dataFolder) {
        this.commands = commands;
        this.file = Door.fileIn(dataFolder);
    }

    @EventListener
    void open(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            var made = Door.make(event.getWebServer().getPort());
            made.write(file);
            door = made;
        }
    }

    @PostMapping(path = "/operator/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> run(
            @PathVariable String name,
            @RequestBody List<String> arguments,
            @RequestHeader(name = SECRET, defaultValue = "") String secret,
            HttpServletRequest request)
            throws UnknownHostException {
        if (!isOperator(request, secret)) {
            return ResponseEntity.notFound().build();
        }
        var command =
                commands.stream().filter(offered -> offered.name().equals(name)).findFirst();
        try {
            return command.map(found -> ResponseEntity.ok(found.run(arguments)))
                    .orElseGet(
                            () -> ResponseEntity.status(HttpStatus.CONFLICT).body("There is no command " + name + "."));
        } catch (CommandRefusedException refused) {
            return ResponseEntity.status(HttpStatus.CONFLICT).body(refused.reason());
        }
    }

    private boolean isOperator(HttpServletRequest request, String secret) throws UnknownHostException {
        var current = door;
        return current != null
                && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8),
                        current.secret().getBytes(StandardCharsets.UTF_8));
    }
}
