package org.communique.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

class VerifierJarTest {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final String INCLUDES = "//execution[id='verify']/configuration/includes/include";

    @TempDir
    Path folder;

    /** With the files that {@code pom.xml} puts into it, and with nothing next to it. */
    @Test
    void holdsAllThatTheVerifierNeeds() throws Exception {
        var jar = folder.resolve("communique-verify.jar");
        write(jar, includes());
        var bundle = Files.write(folder.resolve("bundle.zip"), BundleFixtures.zip(BundleFixtures.bundle()));

        var verifier = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        jar.toString(),
                        Verify.class.getName(),
                        bundle.toString())
                .redirectErrorStream(true)
                .start();
        verifier.getOutputStream().close();
        var output = new String(verifier.getInputStream().readAllBytes());

        assertThat(output).contains("VALID");
        assertThat(verifier.waitFor()).isZero();
    }

    private static List<String> includes() throws Exception {
        var pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        var found = (NodeList) XPathFactory.newInstance().newXPath().evaluate(INCLUDES, pom, XPathConstants.NODESET);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    private static void write(Path jar, List<String> includes) throws IOException {
        var matchers = includes.stream()
                .map(include -> FileSystems.getDefault().getPathMatcher("glob:" + include))
                .toList();
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(CLASSES)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = CLASSES.relativize(file);
                if (matchers.stream().anyMatch(matcher -> matcher.matches(name))) {
                    out.putNextEntry(new JarEntry(name.toString()));
                    Files.copy(file, out);
                    out.closeEntry();
                }
            }
        }
    }
}
