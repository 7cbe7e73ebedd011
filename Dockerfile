# docker build -t dstream . after mvn verify -DskipTests, which makes the package. Not tried where dstream is tested.
FROM eclipse-temurin:17-jre
ADD target/dstream-0.1.0.tar.gz /opt/
RUN ln -s /opt/dstream-0.1.0/bin/dstream /usr/local/bin/dstream && useradd --create-home dstream
USER dstream
WORKDIR /home/dstream
ENTRYPOINT ["dstream"]
CMD ["--help"]
