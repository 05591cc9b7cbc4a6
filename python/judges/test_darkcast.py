"""DarkCast is in no registry: what it documents of its files is held here; it was tried by hand (docs/decisions)."""

import ast

# names that its class Limit takes from a definition
NAMES = {"notes", "model", "production", "decay", "bounds", "efficiency"}
# fermions that its class Model wants couplings of
FERMIONS = {"e", "mu", "tau", "nue", "numu", "nutau", "d", "u", "s", "c", "b", "t"}


def test_a_limit_has_its_parts(nereid):
    out = nereid.json("limit", "--constraint", "ccfr,nutev", "--mass", "0.01:10:5", "--out", "limit", "--darkcast")
    folder = nereid.path("limit")
    for curve in out["curves"]:
        name = "nereid_" + "_".join(curve["experiments"])
        body = ast.parse((folder / f"{name}.py").read_text()).body
        given = {target.id: one.value for one in body if isinstance(one, ast.Assign) for target in one.targets}
        assert set(given) == NAMES
        # a data set: columns that whitespace separates, after # nothing that counts
        lines = [
            line.split("#")[0].split() for line in (folder / f"{ast.literal_eval(given['bounds'].args[0])}").open()
        ]
        rows = [[float(word) for word in words] for words in lines if words]
        assert rows == [[point["massGeV"], point["couplingUpper"]] for point in curve["points"]]
        model = ast.parse((folder / f"{ast.literal_eval(given['model'].args[0])}.py").read_text()).body[0]
        assert set(ast.literal_eval(model.value)) == FERMIONS
