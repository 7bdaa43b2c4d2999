from paralog.report.risk_wording import basis, closing, figure, inside, lead, likeness, why


def test_figures_and_leads_read_alike_everywhere(risky):
    model, past = risky.risk.contenders
    assert [figure(model, name) for name in ("ap", "ifa", "auc_in_size")] == ["0.510", "0.5", "–"]
    assert lead(model) == ""
    assert lead(past) == "+0.110 (+0.020 to +0.200)"


def test_reasons_have_a_direction(risky):
    assert [why(reason)[0] for reason in risky.risk.files[0].reasons] == ["+", "−"]


def test_the_inside_is_told(risky):
    file = risky.risk.files[0]
    assert inside(file.functions[0]) == "check_number (lines 5-20, 55%): 2 recent repairs, 130 tokens"
    assert likeness(file.past_defects[0]) == (
        "check_number looks like luhn, repaired in 1a2b3c4d1a: Fix off-by-one (cosine 0.93)"
    )


def test_what_it_rests_on(risky):
    assert "140 count as repairs" in basis(risky.risk) and "9 windows of 182 days" in basis(risky.risk)
    assert closing(risky.risk, 3) == "3 files ranked by model, 3 of them reported"
