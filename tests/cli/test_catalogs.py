import pytest

PO = (
    'msgid ""\nmsgstr ""\n"Language: pt_BR\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    'msgid "See [it](/it)."\nmsgstr "Veja."\n'
)


@pytest.mark.parametrize("path", ["po/pt_BR.po", "locale/pt_BR/LC_MESSAGES/my.po", "po/site.po"])
def test_a_folder_of_catalogs_needs_no_configuration(write, run, monkeypatch, path) -> None:
    monkeypatch.chdir(write({path: PO, "po/site.pot": PO.replace("Veja.", "")}))
    for arguments in ((), (path,), (path.rpartition("/")[0],)):
        result = run("check", "--format", "concise", *arguments)
        assert (result.code, result.out.count("link/lost")) == (1, 1), result
        assert f"{path}:7:9: warning link/lost" in result.out


def test_a_language_that_nobody_names(write, run, monkeypatch) -> None:
    monkeypatch.chdir(write({"po/site.po": 'msgid "a"\nmsgstr "b"\n', "po/pt.po": PO}))
    result = run("check", "--format", "concise")
    assert result.code == 2
    assert "po/site.po: neither its name" in result.err
    assert "po/pt.po:7:9" in result.out


def test_another_encoding(write, run, monkeypatch) -> None:
    monkeypatch.chdir(write({"po/pt.po": PO.encode() + b'msgid "x"\nmsgstr "\xe9"\n'}))
    result = run("check", "--format", "concise")
    assert result.code == 2
    assert "po/pt.po:9:9: not UTF-8" in result.err


def test_an_empty_file(write, run, monkeypatch) -> None:
    monkeypatch.chdir(write({"po/pt.po": ""}))
    assert "po/pt.po:1:1: warning catalog/header" in run("check", "--format", "concise").out
