# Expects target/communique.jar, which ./run or `mvn -Dquick -DskipTests package` makes.
FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 communique && install -d -o communique -m 700 /data
COPY target/communique.jar .ci/prepare-start.sh /tmp/
RUN bash /tmp/prepare-start.sh /tmp/communique.jar /application && rm /tmp/communique.jar /tmp/prepare-start.sh
USER communique
WORKDIR /application
ENV DATA_DIR=/data
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["java", "-XX:AOTCache=/application/communique.aot", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "/application/communique.jar"]
