# practice-sheets in a container: the command `sheets`, with Pango and all fonts inside, for an ordinary user.
#
#   docker build -t practice-sheets .
#   docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/work" practice-sheets build
FROM python:3.13-slim-bookworm AS packages

WORKDIR /src
COPY requirements.txt requirements-build.txt ./
RUN python -m venv /opt/sheets \
    && /opt/sheets/bin/pip install --no-cache-dir --require-hashes -r requirements-build.txt \
    && /opt/sheets/bin/pip install --no-cache-dir --no-build-isolation --require-hashes -r requirements.txt
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY pipeline pipeline
COPY templates templates
RUN /opt/sheets/bin/pip install --no-cache-dir --no-build-isolation --no-deps .

FROM python:3.13-slim-bookworm

# No versions: Debian keeps only the newest security fix of each package.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 sheets
COPY --from=packages /opt/sheets /opt/sheets
ENV PATH=/opt/sheets/bin:$PATH PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1
RUN python -m pipeline.run.ahead
USER 1000
WORKDIR /work
ENTRYPOINT ["sheets"]
CMD ["build"]
