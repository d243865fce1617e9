import { type Locator, type Page } from '@playwright/test';

export type Choice = '设区市' | '县（市、区）' | '批次' | '赛道';

/** Elements of the page, by what a reader sees of them. */
export class PageElements {
  protected readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  map(): Locator {
    return this.page.locator('[data-map-state]');
  }

  searchField(): Locator {
    return this.page.getByRole('combobox', { name: /搜索|Search/ });
  }

  options(): Locator {
    return this.page.getByRole('listbox').getByRole('option');
  }

  layerSwitch(name: string): Locator {
    return this.page.getByRole('switch', { name: `显示${name}` });
  }

  profile(): Locator {
    return this.page.getByRole('article');
  }

  profileTitle(): Locator {
    return this.profile().getByRole('heading', { level: 2 });
  }

  /** On the profile of an axis: the axes of neighbouring counties. */
  neighbourAxes(): Locator {
    return this.profile().getByRole('region', { name: '邻县的发展轴' });
  }

  /** The status stated by the profile: 有据, 推演. */
  profileStatus(): Locator {
    return this.profile().locator('header .badge');
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** The message in place of a part of the page that failed. */
  fault(): Locator {
    return this.page.locator('.notice-failure');
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { name });
  }

  text(text: string | RegExp): Locator {
    return this.page.getByText(text);
  }

  select(choice: Choice): Locator {
    return this.page.getByLabel(choice, { exact: true });
  }

  documentedOnlyBox(): Locator {
    return this.page.getByRole('checkbox', { name: '只看有据' });
  }

  focused(): Locator {
    return this.page.locator(':focus');
  }

  figures(): Locator {
    return this.page.locator('.inside');
  }

  root(): Locator {
    return this.page.locator('html');
  }
}
